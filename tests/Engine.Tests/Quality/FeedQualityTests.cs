using System.Globalization;
using RecOrleans.Catalogs;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Tests.Quality;

/// <summary>What share of a first page honours each soft wish, over the shipped catalogues.</summary>
/// <remarks>
/// A page is ten items for one of four people (nobody known, three users of the log); a point is an item and a soft wish. Facets judge themselves. Texts are judged by lists
/// of words that a person would accept, written for this test, over keywords that the engine may read too: this measures whether stated wishes win against popularity and
/// taste, not whether the engine understands words that no item says. That is what <see cref="FirstPage_KeywordErasedFromEveryItem_IsFoundByMeaning"/> measures.
/// </remarks>
public class FeedQualityTests
{
    private const string Light = "light, feel-good, heartwarming, silly, gentle, rom-com, witty, slapstick, uplifting, whimsical, charming, quirky";
    private const string Sad = "sad, tearjerker, tragic, bittersweet, grief, bleak, depressing, melancholy";
    private const string Scary = "scary, creepy, slasher, haunted house, ghosts, jump scares, disturbing, serial killer, monster";
    private const string Violent = "violent, gore, battle, gunfights, slasher, murder, revenge";

    private static readonly Wish[][] Films =
    [
        [Wish.Text("gory", "gore, violent").Not().Hard(), Wish.Text("light", Light), Wish.Between("year", 1990, 1999), Wish.AtMost("runtime", 120).Hard()],
        [Wish.Text("feel-good", Light)],
        [Wish.Text("something sad", Sad)],
        [Wish.Text("scary", Scary), Wish.Between("year", 2010, 2019)],
        [Wish.Text("heist movies", "heist, con artists, thief"), Wish.Is("genre", "comedy")],
        [Wish.Text("time travel", "time travel, time loop, alternate timelines, alternate timeline")],
        [Wish.Text("robots", "robots, artificial intelligence, cyborgs"), Wish.AtMost("year", 1999)],
        [Wish.Text("set in Paris", "Paris, France"), Wish.Is("genre", "romance")],
        [Wish.Text("mind-bending", "mind-bending, twist ending, surreal, nonlinear, dreams, memory, time travel, identity")],
        [Wish.Text("courtroom drama", "courtroom, lawyer")],
        [Wish.Text("space", "space, spaceship, astronaut, aliens, space station"), Wish.Text("funny", "silly, witty, parody, slapstick, dark humour, deadpan, satire, gross-out humour")],
        [Wish.Text("christmas", "Christmas, Santa"), Wish.Text("heartwarming", Light)],
        [Wish.Text("violent", Violent).Not(), Wish.Is("genre", "action")],
        [Wish.Text("romantic", "romantic, love story, rom-com, first love, love triangle, wedding"), Wish.Text("sad endings", Sad).Not()],
        [Wish.Person("Tom Hanks"), Wish.Text("war", "war, World War II, soldiers, military, battle")],
        [Wish.Is("director", "Alfred Hitchcock")],
        [Wish.Is("country", "France"), Wish.Text("quirky", "quirky, whimsical, charming, surreal, witty")],
        [Wish.Text("dark", "dark, bleak, neo-noir, dark humour, disturbing, gothic"), Wish.Is("genre", "crime"), Wish.Between("year", 1990, 1999)],
        [Wish.Text("sports", "sports, boxing, football, baseball, underdog, basketball"), Wish.Text("uplifting", Light + ", underdog, based on a true story")],
        [Wish.Text("vampires", "vampires"), Wish.Text("silly", "silly, parody, campy, slapstick, witty")],
        [Wish.Text("dark", "dark, bleak, disturbing").Not(), Wish.Is("genre", "animation")],
        [Wish.Text("spy films", "spies, undercover, Cold War, CIA, James Bond, secret agent"), Wish.AtMost("runtime", 110)],
    ];

    private static readonly Wish[][] Clothes =
    [
        [Wish.Is("category", "dress"), Wish.Text("wedding", "wedding, garden party, romantic, feminine")],
        [Wish.Text("office", "office, job interview, smart, refined"), Wish.AtMost("price", 100)],
        [Wish.Text("beach", "beach, seaside, sea, breezy, nautical"), Wish.Is("colour", "white")],
        [Wish.Text("winter party", "winter party, festive, glamorous, evening"), Wish.Is("category", "skirt")],
        [Wish.Is("colour", "navy"), Wish.Is("material", "wool"), Wish.Text("classic", "classic, timeless, understated, refined, smart")],
        [Wish.Text("vintage", "retro, timeless, classic, country"), Wish.Is("category", "jacket")],
        [Wish.Text("rugged", "rugged, outdoor, functional, practical, earthy"), Wish.AtMost("price", 120)],
        [Wish.Is("pattern", "floral").Not(), Wish.Is("category", "dress"), Wish.Text("summer", "summer, spring, beach, hot days, picnic, garden party, breezy")],
        [Wish.Text("glamorous", "glamorous, luxurious, evening, festive"), Wish.Is("colour", "black")],
        [Wish.Text("snowy days", "snowy days, cold commutes, winter, Christmas market"), Wish.Is("category", "boots")],
    ];

    /// <summary>Erased one and all before the catalogue is trained; what is left is their meaning in other words.</summary>
    private static readonly string[] Erased =
    [
        "time travel", "feel-good", "scary", "heist", "space", "robots", "sad", "gore", "superheroes", "martial arts", "high school", "wedding", "vampires", "boxing", "lawyer", "soldiers",
        "spies", "zombies", "witches", "musical numbers", "dystopia", "rom-com", "cowboys", "sea",
    ];

    [Fact]
    public async Task FirstPage_Films_HonoursSoftWishes() => await MeasureAsync("movies", Films, textFloor: 0.80, facetFloor: 0.90);

    [Fact]
    public async Task FirstPage_Clothes_HonoursSoftWishes() => await MeasureAsync("fashion", Clothes, textFloor: 0.70, facetFloor: 0.94);

    [Fact]
    public async Task FirstPage_KeywordErasedFromEveryItem_IsFoundByMeaning()
    {
        var original = new Dictionary<string, Item>(StringComparer.Ordinal);
        var catalog = await ShippedCatalog.Load("movies", users: 0, item =>
        {
            original.Add(item.Id, item);
            return item with { Text = string.Join(", ", item.Text!.Split([", ", ": "], StringSplitOptions.None).Where(keyword => !Erased.Contains(keyword.TrimEnd('.'), StringComparer.Ordinal))) };
        });

        var shares = Erased.ToDictionary(keyword => keyword, keyword => catalog.FirstPages(Wish.Text(keyword, keyword)).Single().Count(item => Wish.Says(original[item.Id], keyword)) / 10d);

        foreach (var (keyword, share) in shares) Write(string.Create(CultureInfo.InvariantCulture, $"{keyword}: {share:F1}"));
        Write(string.Create(CultureInfo.InvariantCulture, $"erased: {shares.Values.Average():F3}"));
        Assert.True(shares.Values.Average() >= 0.28, $"{shares.Values.Average():F3}");
    }

    private static async Task MeasureAsync(string name, Wish[][] intents, double textFloor, double facetFloor)
    {
        var catalog = await ShippedCatalog.Load(name);
        var texts = new List<double>();
        var facets = new List<double>();
        foreach (var intent in intents)
        {
            var pages = catalog.FirstPages(intent).ToArray();
            foreach (var wish in intent.Where(wish => wish.Strength == Strength.Soft))
            {
                var share = pages.SelectMany(page => page).Average(item => wish.IsHonouredBy(item) ? 1d : 0);
                (wish.Facet == "text" ? texts : facets).Add(share);
                Write(string.Create(CultureInfo.InvariantCulture, $"{share:F2} {wish.Polarity} {wish.Facet} {wish.Value}"));
            }

            Write("  " + string.Join(" | ", pages[0].Select(item => $"{item.Title} [{item.Text}]")));
        }

        Write(string.Create(CultureInfo.InvariantCulture, $"{name}: texts {texts.Average():F3}, facets {facets.Average():F3}"));
        Assert.True(texts.Average() >= textFloor, $"{texts.Average():F3}");
        Assert.True(facets.Average() >= facetFloor, $"{facets.Average():F3}");
    }

    private static void Write(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
