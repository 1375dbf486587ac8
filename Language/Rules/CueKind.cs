namespace RecOrleans.Language.Rules;

/// <summary>What a cue says about the wish beside it.</summary>
public enum CueKind
{
    /// <summary>Like, soft: "something", "more", "in the mood for".</summary>
    Want,

    /// <summary>Like, soft, and too common to make a wish by itself: "with", "for", "in".</summary>
    Link,

    /// <summary>Like, hard: "only", "must".</summary>
    Require,

    /// <summary>Dislike, hard: "no", "without", "hide".</summary>
    Avoid,

    /// <summary>Dislike, soft: "less", "tired of", "not too".</summary>
    Reduce,

    /// <summary>Makes a hard wish soft: "ideally", "maybe".</summary>
    Hedge,

    /// <summary>Like, beside what is liked already: "is fine too", "as well". Takes back a dislike of it.</summary>
    Join,

    /// <summary>Takes back whatever memory says about it: "forget about", "can go".</summary>
    Withdraw,

    /// <summary>Takes back a like and turns it into a hard dislike; without one in memory, a hard dislike: "no more", "is off the table".</summary>
    Ban,

    /// <summary>The same with a soft dislike: "gone off", "enough".</summary>
    Tire,

    /// <summary>Takes back a dislike and turns it into a soft like: "is great actually".</summary>
    Embrace,
}
