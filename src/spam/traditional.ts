// Simplified letters and the traditional ones written for them in Taiwan and Hong Kong, in pairs. Where one stands for
// several, the commonest.
const PAIRS =
  '专專业業丝絲丢丟为為书書买買亏虧云雲产產亲親从從们們价價优優会會伟偉体體侦偵兑兌兰蘭关關养養写寫凤鳳击擊创創办辦务務动動劳勞华華协協单單卖賣厂廠参參双雙发發号號后後员員团團围圍国國图圖场場处處头頭奖獎妇婦妈媽学學宝寶实實审審对對寻尋导導将將层層币幣师師带帶帮幫广廣庄莊库庫应應开開弹彈张張强強录錄恋戀态態总總户戶扑撲执執扩擴扫掃抢搶护護报報担擔拟擬挂掛损損换換据據数數断斷无無旧舊时時显顯术術机機杀殺权權条條来來极極标標样樣档檔楼樓欢歡气氣汇匯没沒浏瀏测測济濟涨漲润潤湾灣满滿滚滾灵靈点點烟煙热熱爱愛状狀独獨现現环環电電画畫疗療监監盘盤码碼砖磚确確离離种種积積称稱稳穩签簽筛篩简簡类類紧緊红紅约約级級纯純纸紙线線练練组組细細终終经經结結给給络絡绝絕统統绩績续續维維绿綠编編缘緣网網职職联聯肤膚肾腎胜勝胆膽脱脫脸臉艺藝节節苹蘋荐薦药藥获獲营營萝蘿蓝藍虚虛补補装裝裤褲见見观觀规規视視览覽觉覺计計订訂认認讨討让讓训訓议議记記讲講许許论論设設访訪证證评評识識诊診词詞试試诚誠话話询詢该該详詳语語误誤说說请請读讀课課谁誰调調谈談谢謝谱譜财財责責账帳货貨质質购購贵貴贷貸费費资資赌賭赔賠赚賺赛賽赞讚赠贈赢贏车車转轉轮輪软軟轰轟轻輕载載辅輔辑輯输輸达達过過运運还還这這进進远遠连連选選递遞邮郵采採钟鐘钱錢铁鐵银銀链鏈销銷锁鎖错錯键鍵长長门門问問间間闻聞阅閱队隊阳陽阴陰险險随隨难難页頁顶頂项項顺順须須预預领領频頻题題额額风風飞飛马馬驾駕验驗骗騙鱼魚鸡雞黄黃龙龍龄齡乐樂亚亞仅僅丰豐变變减減娱娛忧憂戏戲骚騷异異愿願杂雜毕畢灯燈矿礦筹籌脑腦贩販誉譽奋奮备備复復岁歲岛島惯慣抛拋拥擁撑撐构構归歸湿濕尝嘗粮糧谊誼贺賀赏賞辞辭适適逻邏邻鄰闹鬧韩韓顾顧饭飯饼餅骂罵鹅鵝麦麥静靜隐隱阶階陆陸趋趨跃躍迁遷诱誘闪閃镇鎮锦錦铺鋪钥鑰颜顏贪貪贫貧谎謊绑綁纹紋绪緒肿腫疯瘋窃竊';

const TRADITIONAL = new Map<string, string>();
for (let place = 0; place < PAIRS.length; place += 2)
  TRADITIONAL.set(PAIRS.charAt(place), PAIRS.charAt(place + 1));

/** The same word in traditional Chinese letters; words of other languages stay as they are. */
export function traditional(word: string): string {
  return word.replace(/[\u4e00-\u9fff]/gu, (letter) => TRADITIONAL.get(letter) ?? letter);
}
