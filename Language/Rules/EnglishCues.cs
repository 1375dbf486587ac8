namespace RecOrleans.Language.Rules;

/// <summary>English cue phrases (with a few German, French and Spanish ones), by what they say. Phrases are parted by <c>|</c> and compared folded.</summary>
internal static class EnglishCues
{
    /// <summary>Before the wish they speak about.</summary>
    public static readonly (CueKind Kind, string Phrases)[] Before =
    [
        (CueKind.Link, "for|in|with|w|into|any|some|una|un|love|i love|adore|i like|mit|ready for|somewhere|someplace|a place|bitte|set in|about|has"),
        (CueKind.Want, "not enough|could use|could do with|i could use|i could do with|something|somthing|sommething|smth|sth|sumthing|more|bit more|a bit more|show me|show|give me|gimme|i want|want|wanna see|id like|i would like|would like|"
            + "id love|i would love|would love|looking for|in the mood for|mood for|prefer|preferably|rather|how about|what about|are there any|is there any|do you have|have you got|got any|find me|"
            + "need|i need|lets have|make it|make them|craving|feel like|could go for|up for|anything|bring back|bring on|dying for|wouldnt say no to|wouldnt mind|"
            + "just a|just an|just some|just something|just give me|keep it|make that|etwas|was mit|lieber|quelque chose|je veux|jaimerais|algo|quiero"),
        (CueKind.Require, "nothing that isnt|nothing thats not|nothing that arent|dont want anything that isnt|dont want anything thats not|i dont want anything that isnt|i dont want anything thats not|dont show me anything that isnt|no films that arent|no movies that arent|gotta be|gotta have|got to be|has got to be|got to have|only|must be|must have|must|has to be|have to be|has to have|have to have|needs to be|need to be|needs to have|strictly|nothing but|definitely|absolutely|just show me|"
            + "only show me|i only want|exclusively|stick to|nur|solo|seulement|always"),
        (CueKind.Avoid, "no|not|never|that isnt|that arent|dont show me|dont show|dont want|i dont want|do not want|do not show|stop showing me|stop showing|stop recommending|avoid|without|anything but|anyting but|anythng but|anyhting but|nothin|everything but|"
            + "everything except|anything except|except|nothing|hide|neither|nor|must not be|must not|should not be|may not be|do not wish to see|dont wish to see|decline|spare me|hard pass on|keep out|skip|skip the|please no|zero|ban|block|exclude|get rid of|lose|no more of|w/o|wo|minus|other than|"
            + "kein|keine|keinen|ohne|nicht|pas de|sans|nada de|sin|stay away from|never show me|never show|not another|none of|free from|free of|leave out|dont give me|remove|cut out|cut the"),
        (CueKind.Reduce, "that isnt too|that isnt so|that arent too|thats not too|thats not so|which is not so|less|fewer|not too|not so|nothing too|not that|not overly|not very|dont like|do not like|dont love|dont really like|not a fan of|not a big fan of|not into|not keen on|not in the mood for|"
            + "not crazy about|tired of|sick of|bored of|bored with|fed up with|cant stand|hate|i hate|too much|too many|a bit less|why are these all|why are they all|why are all these|why all these|why all the|why all|"
            + "why so many|why so much|dont fancy|do not fancy|rather not|rather not have|id rather not|id rather not have|can live without|could live without|zero interest in|no interest in|not interested in|dont much care for|how come these are all|how come|why is everything|try to avoid|tone down|tone down the|ease off|go easy on|easy on|cut back on|dial down|dislike|weniger|nicht so|nicht zu|"
            + "moins de|menos|do not care for|dont care for|drowning in|had enough of|all of those from|so many|so much|could do without|nothing to|bit less|much less|less of the|fewer of the|why is half of this|whys it all|whys everything|why is everything|why are they all so|why are these all so|wean me off"),
        (CueKind.Hedge, "ideally|maybe|mayb|mabye|perhaps|if possible|possibly|preferably|id prefer|hopefully|leaning|leaning towards|a bit|kinda|kind of|sort of|try"),
        (CueKind.Withdraw, "no limit on|no limits on|no upper limit|no upper limit on|no limit|dont hate|dont dislike|kill the|kill|off with|stop insisting on|neednt be|need not be|neednt always be|need no longer be|screw|instead of|rather than|lift|take that off|take it off|take them off|take that out|turn that off|turn it off|let that go|let it go|stop limiting it to|loosen|loosen the|widen|widen the|strike|unblock|get rid of that|remove|raise the|stretch the|change|take the|drop that|forget that|swap the|swap|it doesnt always have to be|doesnt always have to be|not only|not just|neednt have|need not have|get over|forgt|forgt that|forget|forget about|forget the|forget what i said about|never mind|nevermind|nvm|drop|drop the|scratch|scratch the|scrap|scrap the|ditch|ditch the|bin the|lift the|"
            + "no need for|dont need|doesnt need to be|dont need to be|doesnt have to be|dont have to be|doesnt have to have|no longer need|no longer|not necessarily|undo|remove the|delete|take off|take back|"
            + "relax|relax the|lose the|ignore|ignore the|unban|dont mind|i dont mind|do not mind|dont care about|who cares about|vergiss|oublie|olvida|bring back|let back|allow|can come off|"
            + "finished with|done with the|get rid of the|i take back|cancel|cancel the|stop avoiding|stop hiding|changed my mind about|why did i ban|why did i say no to"),
        (CueKind.Ban, "no more|never again|not one more|not 1 more|enough of the|done with|keine mehr|plus de"),
        (CueKind.Tire, "gone off|enough|enough of|enough with|enough with the|had it with|im over|im over the|i am over|got tired of|went off"),
    ];

    /// <summary>After the wish they speak about, in the same clause.</summary>
    public static readonly (CueKind Kind, string Phrases)[] After =
    [
        (CueKind.Require, "or dont bother|nothing else|end of story|not up for discussion|only|olny|onyl|is must|must be allowed|has to be allowed|or nothing|no exceptions|is a must|are a must|a must|mandatory|exclusively|or bust|is required|is essential|non negotiable|is non negotiable"),
        (CueKind.Want, "please|pls|plz|would be nice|would be lovely|would be great|would be good|wouldnt hurt|yes|sounds good|sounds nice|for a change|instead|preferred|could work|would work|might work|would do|suits me|suits me best|works for me|for me|if possible|if you have it|would suit me|would be fab"),
        (CueKind.Reduce, "isnt my thing|arent my thing|not my thing|is not my thing|not my cup of tea|isnt for me|not for me|arent for me|bores me|bore me|is boring|are boring|grates on me|"
            + "is too much|are too much|is getting old|are getting old|leaves me cold|leave me cold|does nothing for me|is overrated|again seriously|annoys me|are killing me|is killing me|isnt really my thing|is boring me to death|overload|enough for now|meh|too many|too much"),
        (CueKind.Avoid, "out|never|please no|no|no thanks|no thank you|hard pass|nope|nein danke|no way|is out|are out|not allowed|is a no|are a no|is a no go|is a dealbreaker|make me sick|is banned for life|are banned for life|god no|hell no|absolutely not"),
        (CueKind.Withdraw, "isnt a must|isnt a must anymore|isnt a must any more|is not a must|off the must have list|will do|will do now|dont bother me|doesnt bother me|filter|back in|neednt be|is ok|is okay|is allowed now|can be removed|can be lifted|may be lifted|ban lifted|can be taken off|rule can go|limit can go|thing can go|deserves a second chance|can stay out of it|is over now|isnt a thing anymore|doesnt have to be|no longer|can go|can go now|can go too|can go away|is no longer necessary|is done|are done|is gone|is acceptable again|can return|is back in|is not important anymore|isnt important anymore|isnt important|is not important|are back in|can be forgotten|can be dropped|can come back|are fine again|is fine again|is ok again|is okay again|are ok again|are okay again|is fine now|are fine now|is ok now|are ok now|"
            + "is allowed again|are allowed again|is welcome again|are welcome again|is back on the menu|are back on the menu|is back|are back|is back on|are back on|is over|are over|phase is over|"
            + "deserves another chance|deserve another chance|is forgiven|are forgiven|you are forgiven|unban|doesnt matter|dont matter|doesnt matter anymore|no longer matters|is not needed|isnt needed|"
            + "not needed anymore|rule is off|is lifted|isnt necessary|not necessary|is fine after all|are fine after all|is ok after all|is fine|are fine|is negotiable|couldnt care less|could care less|who cares|no longer needed|is no longer needed|"
            + "darf wieder|ist wieder ok|can stay after all|is optional|welcome back|got banned by accident|was a mistake|is allowed|are allowed|are welcome|is welcome|again is fine|again is ok|may return|off the list"),
        (CueKind.Join, "is fine too|are fine too|is ok too|are ok too|is okay too|are okay too|is good too|are good too|would be fine too|would be ok too|would do too|will do too|works too|work too|fine too|ok too|okay too|"
            + "is also fine|are also fine|is also ok|are also ok|is fine as well|are fine as well|is ok as well|are ok as well|as well|is allowed too|are allowed too|is welcome too|are welcome too"),
        (CueKind.Ban, "is off the table|are off the table|off the table|is dead to me|is banned|are banned|no more|never again|is history|are history"),
        (CueKind.Tire, "has worn off|have worn off|is wearing thin|are wearing thin|no longer does it for me|is not doing it for me anymore"),
        (CueKind.Embrace, "is great actually|are great actually|is actually great|are actually great|are actually good|is actually good|is growing on me|are growing on me|has grown on me|have grown on me|"
            + "i was wrong about|too|grown on me|is my favourite|are my favourite|is my favorite|grew on me|won me over|isnt so bad|arent so bad|is actually nice|rocks actually"),
    ];

    /// <summary>"Is allowed again", "need no longer be a must", "was a phase": takings back put together from verb, state and time.</summary>
    public static IEnumerable<(string Phrase, CueKind Kind)> Verdicts()
    {
        string[] permitted = ["ok", "okay", "fine", "alright", "all right", "allowed", "welcome", "acceptable", "permitted", "good", "back", "back in", "back on", "unblocked", "unbanned"];
        foreach (var state in permitted)
            foreach (var time in (string[])["again", "now", "after all", "again now", "once more"])
                foreach (var verb in (string[])["", "is", "are", "r", "is absolutely", "are absolutely", "is totally", "can be", "is perfectly"])
                    yield return ($"{verb} {state} {time}".TrimStart(), CueKind.Withdraw);
        string[] needed = ["a must", "must", "required", "mandatory", "necessary", "needed", "important", "essential", "compulsory", "the only thing", "the only option"];
        foreach (var need in needed)
            foreach (var verb in (string[])["is no longer", "are no longer", "no longer", "is not", "are not", "isnt", "arent", "neednt be", "need not be", "need no longer be", "not", "doesnt have to be", "dont have to be"])
                yield return ($"{verb} {need}", CueKind.Withdraw);
        foreach (var past in (string[])["phase", "joke", "mistake", "misunderstanding", "bad idea", "typo", "slip"])
            foreach (var verb in (string[])["was a", "was just a", "were a", "was only a"])
                yield return ($"{verb} {past}", CueKind.Withdraw);
        foreach (var chance in (string[])["another", "a second", "one more", "a new"])
            foreach (var verb in (string[])["gets", "get", "deserves", "deserve", "can have", "can get"])
                yield return ($"{verb} {chance} chance", CueKind.Withdraw);
        foreach (var praise in (string[])["nice", "lovely", "great", "good", "perfect", "ideal", "cool", "fab", "fun", "amazing", "brilliant", "wonderful", "handy", "awesome", "hilarious"])
            foreach (var verb in (string[])["would be", "wld be", "would be really", "might be", "would be pretty"])
                yield return ($"{verb} {praise}", CueKind.Want);
        foreach (var verb in (string[])["you have", "youve got", "you got", "there is", "theres", "there are", "you find", "you can find"])
            foreach (var what in (string[])["it", "any", "one", "some", "that", "them"])
                yield return ($"if {verb} {what}", CueKind.Want);
        foreach (var list in (string[])["list", "blacklist", "ban list", "blocklist", "black list", "naughty list", "no list"])
            yield return ($"off the {list}", CueKind.Withdraw);
    }

    public const string Clear = "start over|start again|start afresh|start from scratch|clear everything|clear it all|clear all|forget everything|forget all of it|forget all that|forget it all|forget everything i said|"
        + "reset|reset everything|reset it all|wipe everything|wipe it all|wipe the slate clean|clean slate|from scratch|scrap everything|scrap it all|scrap all of it|drop everything|new start|fresh start|"
        + "never mind everything|delete everything|throw it all out|bin everything|bin it all|bin the lot|forget the lot|wipe the lot|alles vergessen|von vorne|fang von vorne an|todo de cero|on repart de zero|"
        + "empezar de cero|back to square one|undo everything|remove everything|forget all my|clear the lot|forget all i said|scratch everything|scratch all of that|wipe my preferences|erase everything";

    /// <summary>The same where the command says nothing else: "sci-fi is brilliant, I take it all back" takes one thing back.</summary>
    public const string ClearAlone = "take it all back|take everything back|take all of it back|take all of that back|remove all filters|remove the filters|remove filters|clear all filters|clear the filters|clear filters|reset all filters|"
        + "reset the filters|reset filters|no filters|drop all filters|drop the filters|remove all restrictions|no restrictions|lift all restrictions";

    /// <summary>"For now only".</summary>
    public const string Session = "tonight|for tonight|just for tonight|just tonight|tonite|2nite|this evening|this once|just this once|just once|for once|for now|just for now|for this trip|today|just today|for today|"
        + "just for today|this time|just this time|one off|this weekend|only tonight|only today|heute abend|heute|ce soir|esta noche|hoy|for this session|right now only|for the evening|this afternoon|"
        + "temporarily|for one night|just this evening|the exception tonight|for this one time|this one time";

    public static readonly (string Tool, string Phrases)[] Tools =
    [
        ("explore", "anything goes|surprise me|suprise me|surprise us|dealers choice|throw me a curveball|throw me a wildcard|roll the dice|id never pick|i would never pick|id never choose|i would never choose|"
            + "make me surprise|something unexpected|somthing unexpected|totally unexpected|something random|random thing|random stuff|wild card|wildcard|uberrasch mich|uberraschung|surprends moi|sorprendeme|"
            + "never thought of|out of left field|off the beaten track|take a chance|your pick|you choose|you pick|go wild|throw a dart|never heard of|surprise my|completely unexpected|out of my comfort zone|take a gamble"),
        ("diversify", "mix it up|mix things up|shake it up|shake things up|shake this up|more variety|bit of variety|some variety|more diverse|more diversity|diversify|diversity|wider spread|broader mix|wider mix|better mix|"
            + "proper mix|spread it out|spread it around|broaden it|different kinds|mix in|more of a mix|more of a mixture|more mixed|variety|all look the same|all the same|more choice|bit more of a mix|mehr abwechslung|abwechslung|plus de variete|"
            + "mas variedad|balance this out|broaden out|range of|mix up|wider range|wider selection|broader range|broader selection|less of the same|more varied"),
        ("trending", "trending|everyones watching|everyone is watching|everybody watching|everyone watching|everybody is watching|everyone else|everybody else|whats popular|what is popular|whats hot|popular right now|"
            + "other people|others are|others like|people are into|ppl are into|ppl watching|ppl are|ppl r into|people watching|people are|everyones into|everyone bingeing|everyone reading|everybody reading|everyone wearing|everyone buying|"
            + "everyones raving|everyones favourites|all the rage|most popular|most watched|bestsellers|best sellers|bestselling|normal people buy|are others|blowing up|the buzz|talk of the town|"
            + "whats big right now|was alle|im trend|a la mode|de moda|tendances|popular at the moment|folks are|in fashion right now|everyones talking about|everyone is talking about|everyones listening"),
        ("fresh", "new films|new movies|new ones|recent films|recent movies|recent ones|newest|latest|whats new|what is new|brand new|just came out|just come out|came out lately|just come in|new releases|new release|recent releases|new arrivals|hot off the press|just landed|just in|fresh stuff|"
            + "newly published|newly added|new out|recently added|new stuff|neueste|neuesten|neuerscheinungen|dernieres sorties|nouveautes|novedades|lo mas nuevo|fresh arrivals|freshest|fresh in|just released|just published|new in"),
    ];

    public const string Pleased = "perfect|thanks|thank you|thank u|thx|ty|cheers|ta|love it|love these|love this|love them|lovely|great list|good list|nice list|great picks|great selection|nice picks|nailed it|spot on|sorted|sold|excellent|"
        + "exactly what i|exactly it|exactly right|thats it|thats the one|thats great|looks great|look great|look good|looks good|looks perfect|look perfect|just right|well done|good job|im happy|happy with|no notes|dont change a thing|"
        + "dont change a single thing|carry on|all good|these will do|thatll do|brilliant|wonderful|fantastic|awesome|amazing|divine|you rock|u rock|bang on|wunderbar|danke|merci|gracias|parfait|perfecto|passt|genau so|genau richtig|"
        + "keep em coming|keep them coming|it is then|cant complain|thumbs up|not bad at all|finally|these r great|these are great|these slap|goated|chefs kiss|cheers|these are perfect|this is it|super|you win|yess|yesss|yep yep yep|bless|"
        + "well chosen|splendid|good choice|great choice|booked|ordering|five stars|decent|thats exactly|youre a star|im sold|bravo|genial|excelente";

    /// <summary>Words that carry no wish of their own.</summary>
    public const string Stop = "& + a an the and or either but nor so then than that this these those it its is are was were be been being am im ive id ill i me my mine we us our you your u ur he she they them his her their "
        + "do does did have has had can could would should will wont may might just really very quite please pls plz ok okay oh hey hi hello well um uh yeah yes yep no hmm lol haha to of in on at by as with w for from up out "
        + "about into over if when while where what which who how why there here too also again now still ever even though because cause since one ones thing things stuff film films movie movies show shows item items "
        + "something somthing smth sth anything everything nothing some any all each every more less much many lot lots bit little tad kind sort type get got give gimme let lets make keep want wanna need like likes love prefer looking mood "
        + "see watch watching find please maybe actually only not dont doesnt isnt arent cant wouldnt wont n r y b alright sorry tbh imo idk btw fyi wow thx god change matter wait whatever say hehe joy exceptions guess tho though fine cool please kindly already honestly seriously literally basically obviously apparently exactly properly totally completely absolutely mean thinking think know tell told said says bring lately anymore finally ur em rn asap luv folks guys mate bestie dear love lovely great nice okay yay ugh meh damn hell dude bro sis honey darling sir madam thankyou cheers ta him hers whoever whatever somebody someone everybody everyone nobody noone theres whats heres thats hes shes theyre youre weve theyve everythings itself myself jus days nowadays hm ha haha eww ugh omg cmon havent hasnt hadnt didnt wasnt werent couldnt shouldnt wahts whos gracias grazie porfa che aber pero mais que es asi hasta je voudrais cherche sowas mehr nichts davon deffo der die das und oder ein eine einen mit fur bitte le la les un une des et ou el los las y con por favor "
        + "somewhere someone everyone anyone today time good nice bit back instead else enough go going come coming put off down around after before both same other another such own way right left sure thanks thank";
}
