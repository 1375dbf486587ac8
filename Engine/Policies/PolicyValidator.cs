using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Catalogs;
using RecOrleans.Engine.Preferences;
using RecOrleans.Engine.Tools;
using RecOrleans.Policies;
using RecOrleans.Preferences;

namespace RecOrleans.Engine.Policies;

/// <summary>Checks a policy before it comes into force, whoever wrote it.</summary>
public static class PolicyValidator
{
    /// <summary>Most calls of one chain.</summary>
    public const int MaxCalls = 24;

    /// <summary>Most constraints of one call.</summary>
    public const int MaxConstraints = 64;

    /// <summary>One message for each fault, naming tool, argument and legal range; empty for a sound policy.</summary>
    public static ImmutableArray<string> Validate(CatalogSchema schema, FeedPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(policy);
        var errors = ImmutableArray.CreateBuilder<string>();
        if (policy.Catalog != schema.Catalog) errors.Add($"catalog: the policy is for '{policy.Catalog}', not '{schema.Catalog}'.");
        if (policy.Tools.Length > MaxCalls) errors.Add($"tools: {policy.Tools.Length} calls; a chain has at most {MaxCalls}.");
        if (policy.Tools.Count(call => call.Tool == ToolNames.Aggregator) != 1) errors.Add("tools: a chain has exactly one aggregator.");
        foreach (var call in policy.Tools) Check(schema, call, errors);
        return errors.ToImmutable();
    }

    private static void Check(CatalogSchema schema, ToolCall call, ImmutableArray<string>.Builder errors)
    {
        var check = new CallCheck(schema, call.Tool, errors);
        if (string.IsNullOrWhiteSpace(call.Line)) errors.Add($"{call.Tool}: line: say in words what the call does.");
        try
        {
            switch (call.Tool)
            {
                case ToolNames.Exclude:
                    if (Read<ExcludeArguments>(call).Items.IsDefault) errors.Add("exclude: items: it is missing; an empty list will do.");
                    break;
                case ToolNames.Filter:
                    var filter = Read<FilterArguments>(call);
                    check.Constraints("likes", filter.Likes);
                    check.Constraints("dislikes", filter.Dislikes);
                    break;
                case ToolNames.Matcher:
                    var matcher = Read<MatcherArguments>(call);
                    check.Range("semantic", matcher.Semantic, 0, 1);
                    check.Range("temperature", matcher.Temperature, 0.02, 1);
                    check.Constraints("likes", matcher.Likes);
                    break;
                case ToolNames.Attenuator:
                    var attenuator = Read<AttenuatorArguments>(call);
                    check.Range("weight", attenuator.Weight, 0, 4);
                    check.Constraints("dislikes", attenuator.Dislikes);
                    break;
                case ToolNames.Similar:
                    var similar = Read<SimilarArguments>(call);
                    check.Range("weight", similar.Weight, 0, 4);
                    if (string.IsNullOrEmpty(similar.Item)) errors.Add("similar: item: name the item by its id.");
                    break;
                case ToolNames.Trending:
                    check.Range("weight", Read<TrendingArguments>(call).Weight, 0, 4);
                    break;
                case ToolNames.Fresh:
                    var fresh = Read<FreshArguments>(call);
                    check.Range("weight", fresh.Weight, 0, 4);
                    if (schema.Find(fresh.Facet ?? "")?.Kind is not (FacetKind.Date or FacetKind.Number)) errors.Add($"fresh: facet: '{fresh.Facet}' is no date or number facet of {schema.Catalog}.");
                    break;
                case ToolNames.Explorer:
                    check.Range("reach", Read<ExplorerArguments>(call).Reach, 0, 1);
                    break;
                case ToolNames.Aggregator:
                    check.Range("top", Read<AggregatorArguments>(call).Top, 1, 1000);
                    break;
                case ToolNames.Diversifier:
                    check.Range("strength", Read<DiversifierArguments>(call).Strength, 0, 1);
                    break;
                default:
                    // A tool that came later is checked by its own schema; a name that nothing registered is refused there.
                    ToolRegistry.BuiltIn.Check(call);
                    break;
            }
        }
        catch (JsonException error)
        {
            errors.Add($"{call.Tool}: its arguments cannot be read: {error.Message}");
        }
        catch (RequestException error)
        {
            errors.Add($"{error.Field}: {error.Message}");
        }
    }

    private static T Read<T>(ToolCall call) => JsonSerializer.Deserialize<T>(call.Arguments, Json.Options) ?? throw new JsonException("they are null; an object is needed.");

    private readonly struct CallCheck(CatalogSchema schema, string tool, ImmutableArray<string>.Builder errors)
    {
        public void Range(string argument, double value, double low, double high)
        {
            // Not a number fails as well.
            if (!(value >= low && value <= high)) errors.Add(FormattableString.Invariant($"{tool}: {argument}: {value} lies outside of {low} to {high}."));
        }

        public void Constraints(string argument, ImmutableArray<Constraint> constraints)
        {
            if (constraints.IsDefault)
            {
                errors.Add($"{tool}: {argument}: it is missing; an empty list will do.");
                return;
            }

            if (constraints.Length > MaxConstraints) errors.Add($"{tool}: {argument}: {constraints.Length} constraints; a call takes at most {MaxConstraints}.");
            foreach (var constraint in constraints)
            {
                Range($"{argument}: weight", constraint.Weight, 0, 2);
                var (_, _, problem) = PreferenceValidator.Check(schema, new Preference
                {
                    Id = constraint.PreferenceId,
                    Polarity = Polarity.Like,
                    Strength = Strength.Soft,
                    Facet = constraint.Facet,
                    Operator = constraint.Operator,
                    Value = constraint.Value,
                });
                if (problem.Length > 0) errors.Add($"{tool}: {argument}: {problem}");
            }
        }
    }
}
