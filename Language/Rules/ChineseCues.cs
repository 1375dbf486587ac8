namespace RecOrleans.Language.Rules;

/// <summary>Chinese cue phrases, by what they say; matched character by character.</summary>
internal static class ChineseCues
{
    public static readonly (CueKind Kind, string Phrases)[] Before =
    [
        (CueKind.Want, "想看|想要|想找|我要|来点|来个|来一部|来部|来一点|来些|给我|推荐|换成|换点|要|有没有|有没|最好|多来点|多一点|多点|更|喜欢|求|找|看点|听点|想吃|想听|想去|想买|想读|再来|有"),
        (CueKind.Require, "只要|必须|一定要|只看|只想看|只想要|只想|非|全要|得是|得有|只能"),
        (CueKind.Avoid, "不要|别给我|别推|别推荐|别再推|别放|不想看|不想要|不想|不看|不能有|不吃|不听|不喝|拒绝|别|不是|除了|没有|不能|千万别|不带|无|不含|去掉|不需要"),
        (CueKind.Reduce, "少点|少一点|少来点|少来|少推|不喜欢|不太喜欢|不爱|别太|不太|不要太|别那么|腻了|看腻了|受不了|讨厌|太多|怎么都是|为什么都是|怎么全是|怎么又是|全是|没那么"),
        (CueKind.Hedge, "最好|尽量|可能|大概"),
        (CueKind.Withdraw, "忘了|忘掉|不用|不用管|取消|去掉|删掉|不必|不再要求|不限|别管|算了|放开|可以不|不一定要|撤回|撤销"),
        (CueKind.Ban, "不再要|再也不要|再也不看|不想再看|别再"),
        (CueKind.Tire, "看腻|吃腻|听腻|腻"),
    ];

    public static readonly (CueKind Kind, string Phrases)[] After =
    [
        (CueKind.Avoid, "不要|除外|不行|就算了|免了|不吃"),
        (CueKind.Require, "才行|必须有|的才行"),
        (CueKind.Withdraw, "可以了|又可以了|也可以了|可以看了|也行了|没关系|无所谓|算了|取消|取消吧|去掉吧|删了|不用了|解禁|现在可以|又行了|不算数|作废"),
        (CueKind.Join, "也可以|也行|也好|也要"),
        (CueKind.Reduce, "看腻了|腻了|太多了|烦了|没意思"),
        (CueKind.Embrace, "其实不错|其实挺好|其实还行|真香"),
    ];

    public const string Clear = "重新开始|从头来|从头开始|全部清空|全清空|清空|都忘了|全忘了|全部忘掉|全部删掉|全部取消|重来|全删了|推倒重来|重置|都不算数|一笔勾销";

    public const string Session = "今晚|今天|这次|就这次|这一次|今天晚上|只今晚|暂时|现在先|这会儿|今儿|这回";

    public static readonly (string Tool, string Phrases)[] Tools =
    [
        ("explore", "惊喜|随便来|没想到的|盲选|意想不到|随机"),
        ("diversify", "换点不一样|来点不一样|不一样的|换换口味|多样|多点变化|多一点变化|丰富一点|丰富点|花样|别老是一样|都一样"),
        ("trending", "大家都在|别人都在|都在看|热门|流行|最火|火的|热播|爆款"),
        ("fresh", "最新|新上|新出|新的|刚上|刚出|上新|新片|新品"),
    ];

    public const string Pleased = "谢谢|太好了|就这个|就是这|就是它|挺好|不错|满意|完美|很好|喜欢这|我全都喜欢|棒|没什么好骂|正合|对了|爱了|刚刚好|太棒";

    public const string Stop = "的 了 吧 吗 呢 啊 呀 哦 嗯 我 你 他 她 它 们 这 那 个 些 部 片 电影 有 是 在 就 都 也 还 再 很 太 点 一 和 跟 或 要 想 看 来 给 能 会 可 以 能不能 行 好 得 着 过 被 把 让 到 从 对 为 与 及 吃 听 买 去 请 下 上";
}
