# SpamAssassin's Bayes and nothing else of it, for bench/filter-peers.ts. One mail a line on standard input: "spam", "ham" or
# "ask", a space, and the mail in base64. For each "ask" the probability is printed. The argument is an empty folder.
use strict;
use warnings;
use MIME::Base64;
use Mail::SpamAssassin;

my $folder = shift;
my $sa     = Mail::SpamAssassin->new(
    {
        rules_filename      => "$folder/rules",
        site_rules_filename => "$folder/none",
        userprefs_filename  => "$folder/none",
        userstate_dir       => $folder,
        local_tests_only    => 1,
        dont_copy_prefs     => 1,
    }
);
$sa->init(1);
$sa->init_learner( { caller_will_untie => 1, wait_for_lock => 1 } );
my $asking = 0;
while ( my $line = <STDIN> ) {
    my ( $what, $mail ) = split ' ', $line;
    my $message = $sa->parse( decode_base64($mail) );
    if ( $what eq 'ask' ) {
        $sa->finish_learner unless $asking++;
        my $status = $sa->check($message);
        print $status->{bayes_score} // 0.5, "\n";
        $status->finish;
    }
    else {
        my $status = $sa->learn( $message, undef, $what eq 'spam', 0 );
        $status->finish;
    }
    $message->finish;
}
