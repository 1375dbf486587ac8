using System.Text.Json.Nodes;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;

namespace RecOrleans.Language.Prompts;

/// <summary>The JSON schema of a <see cref="CommandAnswer"/> for one catalogue and one memory.</summary>
internal static class AnswerSchema
{
    private static readonly string[] Same = ["=", "!="];
    private static readonly string[] Bounds = ["=", "!=", "<", "<=", ">", ">="];

    public static JsonObject Write(ParseRequest request)
    {
        var facets = request.Schema.Facets;
        var edits = new JsonArray();

        Add(facets.Where(facet => facet.Kind is FacetKind.Open or FacetKind.Reference or FacetKind.Text), Same, Text());
        Add(facets.Where(facet => facet.Kind is FacetKind.Number), Bounds, Number());
        Add(facets.Where(facet => facet.Kind is FacetKind.Number), ["between"], Pair(Number()));
        Add(facets.Where(facet => facet.Kind is FacetKind.Date), Bounds, Text());
        Add(facets.Where(facet => facet.Kind is FacetKind.Date), ["between"], Pair(Text()));
        foreach (var facet in facets.Where(facet => facet.Kind is FacetKind.Closed or FacetKind.Ordered && facet.Values.Length > 0))
        {
            Add([facet], facet.Kind is FacetKind.Ordered ? Bounds : Same, OneOf(facet.Values));
            if (facet.Kind is FacetKind.Ordered) Add([facet], ["between"], Pair(OneOf(facet.Values)));
        }

        var ids = StudentPromptForm.Shown(request.Context).Select(preference => preference.Id).ToList();
        if (ids.Count > 0) edits.Add(Object(("edit", Constant("remove")), ("id", OneOf(ids)), ("quote", Text())));
        edits.Add(Object(("edit", Constant("tool")), ("tool", OneOf(ToolEdit.Names)), ("quote", Text())));
        edits.Add(Object(("edit", Constant("clear")), ("quote", Text())));

        return Object(
            ("feedback", OneOf(Enum.GetValues<Feedback>().Select(LineNotation.Word))),
            ("edits", new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["anyOf"] = edits } }));

        void Add(IEnumerable<Facet> of, string[] operators, JsonObject value)
        {
            var names = of.Select(facet => facet.Name).ToList();
            if (names.Count == 0) return;
            edits.Add(Object(
                ("edit", Constant("add")),
                ("polarity", OneOf(["like", "dislike"])),
                ("strength", OneOf(["hard", "soft"])),
                ("facet", OneOf(names)),
                ("operator", OneOf(operators)),
                ("value", value),
                ("scope", OneOf(["standing", "session"])),
                ("quote", Text())));
        }
    }

    public static JsonObject Object(params (string Name, JsonObject Schema)[] properties) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Schema))),
        ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Name)]),
        ["additionalProperties"] = false,
    };

    public static JsonObject Number() => new() { ["type"] = "number" };

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Constant(string value) => new() { ["const"] = value };

    private static JsonObject OneOf(IEnumerable<string> values) => new() { ["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) };

    private static JsonObject Pair(JsonObject item) => new() { ["type"] = "array", ["items"] = item, ["minItems"] = 2, ["maxItems"] = 2 };
}
