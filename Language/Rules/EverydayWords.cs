namespace RecOrleans.Language.Rules;

/// <summary>
/// What people say for values that many catalogues have, in English and Chinese (with some German, French and Spanish). A phrase counts only where
/// the catalogue at hand has the value, or has an open facet of that kind: <see cref="OpenValues"/>.
/// </summary>
internal static class EverydayWords
{
    /// <summary>Value -> other words for it, parted by <c>|</c>; used by whatever facet has the value.</summary>
    public static readonly (string Value, string Phrases)[] Values =
    [
        ("horror", "scary|terrifying|terrified|frightening|spooky movie|horor|恐怖|恐怖片|吓人|惊悚恐怖|terror|gruselig"),
        ("comedy", "funny|comedies|comedic|hilarious|comedys|laugh|laughs|komodie|喜剧|搞笑|好笑|comedia|drole|lustig"),
        ("romance", "romantic|love story|love stories|爱情|爱情片|浪漫|romantico|liebesfilm"),
        ("animation", "animated|cartoon|animations|动画|动画片|卡通|zeichentrick|animacion"),
        ("sci-fi", "science fiction|scifi|sci fi|science-fiction|科幻|科幻片|ciencia ficcion"),
        ("children", "kids|kids film|childrens|for children|儿童|儿童片|小孩看"),
        ("kids", "children|childrens|儿童"),
        ("documentary", "documentaries|docu|docus|documentry|纪录片|doku|dokumentation"),
        ("thriller", "thrillers|thiller|惊悚|惊悚片"), ("mystery", "mysteries|悬疑|悬疑片|推理"), ("action", "动作|动作片|accion"), ("adventure", "adventures|冒险|探险"),
        ("crime", "犯罪|犯罪片|krimi|policier"), ("drama", "dramas|剧情|剧情片"), ("fantasy", "奇幻|魔幻"), ("film-noir", "noir|noirs|film noir|黑色电影"), ("musical", "musicals|歌舞|音乐剧|歌舞片"),
        ("war", "war film|战争|战争片|krieg"), ("western", "westerns|cowboy|cowboys|西部片|西部"), ("anime", "动漫"), ("reality", "真人秀"),
        ("obscure", "little known|lesser known|hidden gem|hidden gems|obscure|under the radar|冷门|小众"), ("well-known", "famous|well known|big name|知名|有名"),
        ("vegetarian", "veggie|veggy|vegetarisch|素食|吃素|素的"), ("vegan", "plant based|纯素|全素|vegano"), ("gluten-free", "gluten free|coeliac|celiac|无麸质|glutenfrei"), ("halal", "清真"),
        ("easy", "simple|简单|容易|einfach|beginner"), ("hard", "difficult|难的|困难"), ("moderate", "medium"), ("medium", "moderate|中等"),
        ("spring", "springtime|春天|春季|春"), ("summer", "summery|summertime|夏天|夏季|夏|sommer|verano"), ("autumn", "fall|autumnal|秋天|秋季|秋|herbst|otono"), ("winter", "wintery|wintry|冬天|冬季|冬|invierno"),
        ("dedicated", "dedicated graphics|dedicated gpu|discrete|graphics card|独显|独立显卡"), ("integrated", "integrated graphics|onboard graphics|集显|集成显卡"),
        ("pets allowed", "pet friendly|dog friendly|pets|pets must be allowed|cat friendly|可以养宠物|养狗|养猫|宠物"), ("dogs allowed", "dog friendly|with the dog|dogs|可带狗"),
        ("balcony", "阳台|balkon"), ("lift", "elevator|电梯|aufzug"), ("parking", "car park|停车|车位|停车位|parkplatz"), ("garden", "花园|garten"), ("dishwasher", "洗碗机"), ("bathtub", "bath tub|浴缸"), ("cellar", "basement|地下室"),
        ("furnished", "带家具|mobliert"), ("unfurnished", "不带家具|空房"), ("pool", "swimming pool|泳池|游泳池"), ("gym", "fitness|健身房"), ("spa", "温泉"), ("wifi", "wi fi|internet"), ("air conditioning", "ac|aircon|air con|空调"),
        ("breakfast", "早餐|含早"), ("all inclusive", "全包"), ("half board", "半膳"), ("hotel", "酒店"), ("hostel", "hostels|青旅"), ("guesthouse", "guest house|民宿"), ("resort", "度假村"),
        ("remote", "work from home|wfh|from home|远程|在家办公"), ("on-site", "onsite|in the office|in office|现场"), ("hybrid", "混合|混动"), ("permanent", "正式|长期"), ("temporary", "temp|临时"), ("freelance", "自由职业"), ("internship", "intern|实习"),
        ("entry", "entry level|junior|初级"), ("mid", "mid level|中级"), ("senior", "高级|资深"), ("engineering", "engineer|工程"), ("design", "designer|设计"), ("marketing", "市场营销"), ("sales", "销售"), ("finance", "金融"),
        ("healthcare", "医疗"), ("education", "teaching|教育"), ("logistics", "物流"), ("hospitality", "餐饮酒店"), ("research", "研究"), ("legal", "law|法律"),
        ("electric", "ev|电动|纯电|elektro"), ("plug-in hybrid", "plug in|phev|插混"), ("petrol", "gasoline|汽油|benzin"), ("diesel", "柴油"), ("manual", "stick shift|手动|手动挡"), ("automatic", "auto|自动|自动挡|automatik"),
        ("estate", "station wagon|wagon|旅行车|kombi"), ("saloon", "sedan|轿车|三厢"), ("suv", "suvs|越野"), ("hatchback", "hatch|两厢"), ("convertible", "cabrio|敞篷"), ("van", "minivan|面包车"), ("pickup", "pickup truck|皮卡"), ("coupe", "跑车"),
        ("finished", "ended|complete|completed|已完结|完结"), ("cancelled", "canceled"), ("daily", "every day|每日|每天"), ("weekly", "every week|每周"), ("monthly", "每月"), ("clean", "no swearing|干净"), ("explicit", "swearing|脏话"),
        ("free", "no paywall|without paywall|免费"), ("paid", "paywalled|paywall|付费"), ("true-crime", "true crime|真实犯罪"), ("language-learning", "language learning|语言学习"), ("technology", "tech|科技|技术"), ("history", "历史"),
        ("science", "科学"), ("business", "商业"), ("health", "健康"), ("politics", "political|政治"), ("sports", "sport|体育"), ("culture", "文化"), ("philosophy", "哲学"), ("climate", "气候"), ("economy", "economic|经济"),
        ("opinion", "opinions|op eds|op ed|评论"), ("analysis", "分析"), ("interview", "interviews|采访|访谈"), ("podcast", "podcasts|播客"), ("video", "videos|视频"), ("local", "本地"), ("world", "international|国际"),
        ("cooperative", "co op|coop|cooperation|合作"), ("deck-building", "deckbuilder|deck builder|deck building|牌库"), ("worker-placement", "worker placement"), ("dice", "掷骰子|骰子"), ("party", "聚会|派对"), ("trivia", "quiz"), ("bluffing", "bluff|诈唬"),
        ("roll-and-write", "roll and write"), ("tile-laying", "tile laying"), ("light", "lighter|轻度"), ("heavy", "重度"), ("full", "full bodied|饱满"), ("dry", "干型"), ("sweet", "甜"), ("sparkling", "fizz|fizzy|bubbly|气泡|bubbles"), ("red", "红"), ("white", "白"),
        ("rosé", "rose|桃红"), ("organic", "有机|bio"), ("biodynamic", "生物动力"), ("cruelty free", "not tested on animals|零残忍"), ("sensitive", "敏感|敏感肌"), ("oily", "油性|油皮"), ("combination", "混合性|混油"), ("sunscreen", "sun cream|suncream|防晒"),
        ("moisturiser", "moisturizer|保湿|面霜"), ("serum", "精华"), ("shampoo", "洗发水"), ("conditioner", "护发素"), ("lipstick", "口红"), ("foundation", "粉底"), ("mascara", "睫毛膏"), ("perfume", "fragrance|香水"), ("deodorant", "止汗"), ("mask", "面膜"), ("cleanser", "face wash|洗面奶"),
        ("sofa", "couch|settee|沙发"), ("armchair", "扶手椅"), ("table", "桌子"), ("desk", "书桌"), ("chair", "椅子"), ("bed", "床"), ("wardrobe", "衣柜"), ("shelf", "shelves|bookshelf|架子|书架"), ("lamp", "灯"), ("rug", "carpet|地毯"), ("dresser", "chest of drawers|斗柜"),
        ("living room", "lounge|客厅"), ("bedroom", "卧室"), ("office", "study|办公室|书房"), ("kitchen", "厨房"), ("hallway", "玄关"), ("outdoor", "outside|outdoors|open air|户外|室外"), ("indoor", "inside|indoors|室内"),
        ("scandinavian", "scandi|nordic|北欧"), ("industrial", "工业风"), ("mid-century", "mid century"), ("rustic", "乡村"), ("modern", "现代|现代风"), ("classic", "经典"),
        ("android", "安卓"), ("ios", "iphone|苹果"), ("headphone jack", "headphone socket|3.5mm|耳机孔"), ("wireless charging", "无线充电"), ("dual sim", "双卡"), ("waterproof", "water proof|防水"), ("fingerprint", "fingerprint reader|指纹"),
        ("loop", "circular|环线"), ("hut", "huts|refuge|山屋"), ("lake", "lakes|湖"), ("summit", "peak|登顶|山顶"), ("waterfall", "瀑布"), ("shade", "shady|shaded|阴凉|树荫"), ("public transport", "by train|by bus|公共交通"), ("hiking", "hike|hikes|walk|徒步"),
        ("cycling", "bike|bike ride|骑行"), ("running", "run|trail run|跑步"), ("climbing", "climb|攀岩|攀登"), ("paddling", "kayak|canoe|划船"), ("concert", "gig|gigs|演唱会|音乐会"), ("theatre", "theater|play|plays|话剧|戏剧"), ("festival", "音乐节"), ("exhibition", "展览|看展"),
        ("workshop", "工作坊"), ("talk", "lecture|lectures|讲座"), ("market", "flea market|市集"), ("saturday", "sat|周六|星期六|samstag"), ("sunday", "sun|周日|星期天|sonntag"), ("friday", "fri|周五|freitag"), ("monday", "周一"), ("tuesday", "周二"), ("wednesday", "周三"), ("thursday", "周四"),
        ("calm", "chill|平静|安静"), ("happy", "upbeat|cheerful|欢快|开心"), ("sad", "melancholy|悲伤|伤感"), ("energetic", "high energy|动感"), ("dark", "黑暗"), ("rock", "摇滚"), ("pop", "流行乐"), ("jazz", "jazzy|爵士"), ("classical", "古典"), ("electronic", "electro|电子"),
        ("hip-hop", "hip hop|hiphop|rap|嘻哈|说唱"), ("folk", "民谣"), ("metal", "金属乐|重金属"), ("soul", "灵魂乐"), ("blues", "蓝调"), ("latin", "拉丁"), ("indie", "独立音乐"), ("reggae", "雷鬼"), ("ambient", "氛围"),
    ];

    /// <summary>Name of an open facet -> the values that it usually has, each with other words for it (<c>value=word,word</c>), parted by <c>|</c>.</summary>
    public static readonly (string Facets, string Values)[] OpenValues =
    [
        ("colour color", "black=黑色,黑,schwarz,negro,noir|white=白色,白,weiss,blanco,blanc|red=红色,红,rot,rojo,rouge|blue=蓝色,蓝,blau,azul,bleu|green=绿色,绿,grun,grunes,verde,vert|yellow=黄色,gelb,amarillo|orange=橙色|pink=粉色,粉红,粉,rosa|"
            + "purple=紫色,violet,lila|brown=棕色,褐色,braun|grey=gray,灰色,灰,grau|beige=米色|navy=navy blue,藏青,深蓝|burgundy=酒红,bordeaux|silver=银色|gold=金色,golden|olive=|rust=|terracotta=|mustard=|cream=|charcoal=|turquoise=|teal=|camel=|"
            + "light blue=浅蓝,浅蓝色,pale blue,hellblau|dark blue=dunkelblau|dark green=墨绿|light green=|lavender=|coral=|ivory=|khaki=卡其|natural=原木色"),
        ("material", "leather=皮,皮革,真皮,leder,cuero,cuir|linen=亚麻,leinen,lino|wool=woollen,woolen,羊毛,wolle,lana,laine|cotton=棉,纯棉,棉质,baumwolle,algodon,coton|silk=丝绸,真丝,seide,seda,soie|polyester=涤纶,poly|suede=麂皮|denim=牛仔布,jean fabric|"
            + "cashmere=羊绒,kaschmir|velvet=丝绒,天鹅绒,samt|viscose=|corduroy=cord,灯芯绒|tweed=|satin=缎面|nylon=尼龙|fur=皮草|metal=金属,metall|oak=橡木,eiche|walnut=胡桃木|pine=松木|glass=玻璃,glas|plastic=塑料,plastik|rattan=藤编,藤|wood=wooden,木头,实木,木质,holz|marble=大理石|steel=|"
            + "bamboo=竹|brass=|copper=|fabric=布艺|acrylic=|alpaca=|vegan leather=faux leather"),
        ("pattern", "striped=stripe,stripes,stripey,stripy,条纹,gestreift|polka dot=polka dots,dots,dotted,spotty,波点,圆点|checked=check,checks,plaid,tartan,checkered,格子,kariert|floral=flower,flowers,flowery,flower print,花,碎花,印花,geblumt|plain=solid,no pattern,without pattern,纯色,素色|"
            + "animal print=leopard,leopard print,zebra,zebra print,snakeskin,豹纹,动物纹"),
        ("category", "dress=gown,裙子,连衣裙,kleid,vestido,robe|skirt=半身裙,短裙,长裙,rock|coat=overcoat,大衣,外套,mantel|jacket=夹克,jacke|boots=boot,靴子,stiefel|sandals=sandal,凉鞋|hat=帽子,hut|bag=handbag,包,包包,tasche|scarf=scarves,围巾,schal|trousers=pants,裤子,hose|shorts=短裤|"
            + "jeans=牛仔裤|shirt=衬衫,hemd|t-shirt=tee,tees,tshirt,T恤|sweater=jumper,jumpers,pullover,knit,毛衣,针织衫|blazer=西装|cardigan=开衫|hoodie=卫衣|sneakers=trainers,sneaker,运动鞋|shoes=鞋子|belt=腰带|parka=|jumpsuit=|suit=|socks="),
        ("length", "knee=knee length,及膝|long=长款,长的|short=短款,短的|midi=|maxi=|mini=|cropped=crop|ankle=ankle length"),
        ("country", "France=french,法国,francesa|Japan=japanese,日本|South Korea=korean,korea,韩国|Italy=italian,意大利|United Kingdom=british,uk,britain,england,english,英国|USA=american,us,united states,美国|Germany=german,德国,deutsche|Spain=spanish,西班牙|Sweden=swedish,瑞典|"
            + "Norway=norwegian,挪威|Denmark=danish,丹麦|India=indian,印度,bollywood|China=chinese,中国,国产|Hong Kong=hongkong,香港|Taiwan=taiwanese,台湾|Russia=russian,俄罗斯|Australia=australian,澳大利亚|New Zealand=kiwi,新西兰|Ireland=irish,爱尔兰|Mexico=mexican,墨西哥|Brazil=brazilian,巴西|"
            + "Argentina=argentine,argentinian,阿根廷|Chile=chilean,智利|Portugal=portuguese,葡萄牙|Austria=austrian,奥地利|Poland=polish,波兰|Iran=iranian,伊朗|Iceland=icelandic,冰岛|Canada=canadian,加拿大|South Africa=south african,南非|Georgia=georgian,格鲁吉亚|Greece=greek,希腊|Thailand=thai,泰国|Hungary=hungarian"),
        ("language", "English=英语,英文,englisch,ingles,anglais|French=法语,法文,francais,francaise,franzosisch|Spanish=西班牙语,espanol|German=德语,deutsch|Italian=意大利语,italiano|Japanese=日语,日文|Korean=韩语,韩文|Mandarin=chinese,中文,普通话,国语|Cantonese=粤语|Portuguese=葡萄牙语|Russian=俄语|"
            + "Danish=丹麦语|Swedish=瑞典语|Norwegian=|Dutch=荷兰语|Hindi=印地语|Arabic=阿拉伯语|Turkish=|Polish=|instrumental=no lyrics,no vocals,without vocals,纯音乐"),
        ("cuisine", "italian=意大利菜,意大利,意餐,italienisch|french=法餐,法国菜|thai=泰国菜,泰餐,thailand|korean=韩国菜,韩餐,韩式|japanese=日料,日本菜,日式,sushi place|chinese=中餐,中国菜|indian=印度菜,curry house|mexican=墨西哥菜|spanish=西班牙菜|greek=希腊菜|vietnamese=越南菜|turkish=土耳其菜|american=美式|moroccan=摩洛哥菜|"
            + "peruvian=秘鲁菜|georgian=|ethiopian=|lebanese=|sichuan=szechuan,川菜|cantonese=粤菜|seafood=海鲜|sushi=寿司|ramen=拉面|tapas=|bbq=barbecue,烧烤|pizza=披萨|caribbean=|portuguese=|german=德国菜|british=|middle eastern=|mediterranean=|persian=|brazilian="),
        ("ingredient", "peanuts=peanut,花生|fish=鱼|mushrooms=mushroom,蘑菇,香菇,pilze|tofu=豆腐|cheese=cheesy,芝士,奶酪,kase|nuts=坚果|garlic=大蒜,蒜,knoblauch|eggs=egg,鸡蛋,蛋|shrimp=prawns,prawn,虾|chicken=鸡肉,鸡,huhn,pollo|cilantro=coriander,香菜|chickpeas=chickpea,鹰嘴豆|rice=米饭,reis|chocolate=巧克力|beef=牛肉,rind|"
            + "dairy=乳制品,奶|pork=猪肉|potatoes=potato,土豆|salmon=三文鱼|lentils=lentil,扁豆|meat=肉,fleisch|coconut milk=椰奶|aubergine=eggplant,茄子|spinach=菠菜|tomatoes=tomato,西红柿,番茄|onions=onion,洋葱|pasta=意面|lamb=羊肉|bacon=|olives=|avocado=牛油果|miso=味噌|alcohol=酒精|parabens=paraben,防腐剂|silicones=silicone,硅油|"
            + "retinol=视黄醇|niacinamide=烟酰胺|salicylic acid=水杨酸|hyaluronic acid=玻尿酸|vitamin c=维c|sulfates=sulphates,sulfate,硫酸盐|shea butter="),
        ("dish", "noodles=noodle,面条,面|soup=soups,汤,suppe|dessert=desserts,甜点,甜品|cake=cakes,蛋糕,kuchen|tacos=taco|lasagna=lasagne|pizza=|sandwich=sandwiches|ramen=拉面|curry=curries,咖喱|stew=stews,炖菜|salad=salads,沙拉,salat|stir fry=炒菜|pho=|casserole=|paella=|pie=pies|burger=burgers|risotto=|pancakes=|dumplings=dumpling,饺子|focaccia="),
        ("genre", "horror=恐怖|poetry=poems,诗|memoir=memoirs,回忆录|self-help=self help,自助|romance=romantic,爱情|business=商业|biography=biographies,传记|history=历史|historical=historical fiction,历史小说|philosophy=哲学|essays=essay|mystery=mysteries,推理,悬疑|fantasy=奇幻|sci-fi=science fiction,scifi,科幻|thriller=thrillers,惊悚|"
            + "travel=游记|crime=crime novels,犯罪|graphic novel=graphic novels,comics|young adult=ya|literary fiction=literary|short stories="),
        ("scent", "unscented=fragrance free,scent free,no fragrance,no scent,without fragrance,无香|vanilla=香草|rose=玫瑰|coconut=椰子|citrus=柑橘|lavender=薰衣草|sandalwood=檀香|musk=|jasmine=茉莉"),
        ("grape", "pinot noir=黑皮诺|riesling=雷司令|malbec=|syrah=shiraz,西拉|merlot=梅洛|chardonnay=霞多丽|cabernet sauvignon=cabernet,赤霞珠|sauvignon blanc=长相思|tempranillo=|gamay=|grüner veltliner=gruner|chenin blanc=chenin|nebbiolo=|sangiovese=|grenache=|zinfandel=|pinot grigio="),
        ("region", "Burgundy=勃艮第|Bordeaux=波尔多|Rioja=|Piedmont=|Tuscany=托斯卡纳|Loire=|Alsace=|Mosel=|Champagne=|Europe=european,欧洲|Asia=asian,亚洲|Africa=african,非洲|Latin America=拉美|Middle East=中东|Alps=阿尔卑斯|Dolomites=|Pyrenees=|Black Forest=|Lake District=|Scotland="),
        ("area", "Airport=机场|Old Town=老城|Riverside=河边|Station=车站|Harbour=harbor,港口|Market Square=|Northside=|Suburbs=郊区|University=大学|Beachfront=beach front|Downtown=市中心|Centre=city centre,center"),
        ("city", "Leipzig=|Lisbon=里斯本|Singapore=新加坡|Porto=|Vienna=维也纳|Ghent=|Montreal=|Turin=|Berlin=柏林|Austin=|Lyon=|Tallinn=|Leeds=|Malmo=|Glasgow=|Hamburg=汉堡|Dublin=都柏林|Nantes=|Valencia=|London=伦敦|Paris=巴黎|Madrid=|Barcelona=|Rome=|Milan=|Munich=|Amsterdam=|Brussels=|Copenhagen=|Oslo=|Bergen=|"
            + "Stockholm=|Helsinki=|Prague=|Warsaw=|Budapest=|Krakow=|Athens=|Istanbul=|New York=|Chicago=|Boston=|Seattle=|Toronto=|Tokyo=东京|Kyoto=|Seoul=|Shanghai=上海|Beijing=北京|Hong Kong=|Sydney=|Melbourne=|Edinburgh=|Manchester=|Bristol=|Zurich=|Geneva=|Cologne=|Frankfurt="),
        ("skill", "python=|java=|sql=|excel=|nursing=|driving licence=driving license|german=|french=|english=|spanish="),
    ];
}
