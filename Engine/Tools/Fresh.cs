using RecOrleans.Catalogs;
using RecOrleans.Engine.Retrieval;
using RecOrleans.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>Lifts what is new: 3 x weight for the newest, half of it for every quarter of the facet's standard deviation of age.</summary>
/// <remarks>The facet's own spread is the measure, so films (decades) and news (days) both work. Age counts from the query's instant or the catalogue's newest item, whichever is earlier.</remarks>
internal sealed class Fresh() : Tool<FreshArguments>(
    ToolNames.Fresh,
    "Lifts the newest items by a year or date facet.",
    """
    {"type":"object","additionalProperties":false,"required":["facet","weight"],"properties":{
      "facet":{"type":"string","description":"A number facet that holds years, or a date facet."},
      "weight":{"type":"number","minimum":0,"maximum":4}}}
    """)
{
    private const float Newest = 3;
    private const double HalfLifeInDeviations = 0.25;

    protected override BoundTool Bind(FreshArguments arguments, ShardRows rows)
    {
        var facet = rows.Schema.Find(arguments.Facet);
        if (facet is not { Kind: FacetKind.Number or FacetKind.Date })
            throw new RequestException(RequestError.Invalid, $"{Name}.facet", $"{Name}.facet: '{arguments.Facet}' is no number or date facet of '{rows.Schema.Catalog}'.");
        return new BoundTool
        {
            Scorers = [new ByAge(rows.Numbers(facet.Name)!, rows.Model.Spreads.GetValueOrDefault(facet.Name), facet.Kind == FacetKind.Date, (float)arguments.Weight)],
        };
    }

    private sealed class ByAge(NumberColumn column, NumberSpread spread, bool isDate, float weight) : IRowScorer
    {
        public string Part => ScoreParts.Fresh;

        public bool Applies(ShardQuery query) => true;

        public void Score(ShardQuery query, ReadOnlySpan<int> rows, Span<float> scores)
        {
            var today = DateOnly.FromDateTime(query.Now.UtcDateTime);
            var newest = query.Now == default ? spread.High : Math.Min(isDate ? today.DayNumber : today.Year, spread.High);
            var halfLife = Math.Max(spread.Deviation * HalfLifeInDeviations, double.Epsilon);
            for (var k = 0; k < rows.Length; k++)
            {
                var value = column.First(rows[k]);
                if (!double.IsNaN(value)) scores[k] += weight * Newest * (float)double.Exp2(-Math.Max(0, newest - value) / halfLife);
            }
        }
    }
}
