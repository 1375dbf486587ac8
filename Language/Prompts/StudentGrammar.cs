using System.Globalization;
using System.Text;
using RecOrleans.Catalogs;
using RecOrleans.Commands;
using RecOrleans.Language.Agents;

namespace RecOrleans.Language.Prompts;

/// <summary>
/// The grammar that holds the student to legal answers: facets, operators and closed values of the schema, ids of the memory, numbers of the feed.
/// Open values, free text and quotes stay free, within one line.
/// </summary>
public static class StudentGrammar
{
    /// <summary>Bounds, so that every generation ends; the labelled corpora stay well below them.</summary>
    private const int MaxEdits = 12, MaxValueLength = 80, MaxQuoteLength = 120;

    /// <summary>The grammar in GBNF, start rule <c>root</c>.</summary>
    public static string Write(ParseRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var schema = request.Schema;
        var ids = StudentPromptForm.Shown(request.Context).Select(preference => preference.Id).ToList();
        var rules = new StringBuilder();
        var statements = new List<string>();
        var wantsReference = false;
        for (var index = 0; index < schema.Facets.Length; index++)
        {
            var facet = schema.Facets[index];
            if (Comparison(facet, index, rules) is not { } comparison) continue;
            wantsReference |= facet.Kind is FacetKind.Reference;
            statements.Add($"{Gbnf.Literal(facet.Name)} {comparison}");
        }

        List<string> edits = [];
        if (statements.Count > 0) edits.Add("mark statement (\" ~session\")?");
        if (ids.Count > 0) edits.Add("\"rm \" id");
        edits.Add("\"tool \" tool");
        edits.Add("\"clear\"");

        var grammar = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"root ::= feedback \"\\n\" (edit \" | \" quote \"\\n\"){{0,{MaxEdits}}}\n")
            .Append(CultureInfo.InvariantCulture, $"feedback ::= {Gbnf.OneOf(Enum.GetValues<Feedback>().Select(LineNotation.Word))}\n")
            .Append(CultureInfo.InvariantCulture, $"edit ::= {string.Join(" | ", edits)}\n")
            .Append(CultureInfo.InvariantCulture, $"tool ::= {Gbnf.OneOf(ToolEdit.Names)}\n")
            .Append(CultureInfo.InvariantCulture, $"quote ::= [^ \\n\\r] [^\\n\\r]{{0,{MaxQuoteLength - 1}}}\n");
        if (ids.Count > 0) grammar.Append(CultureInfo.InvariantCulture, $"id ::= {Gbnf.OneOf(ids)}\n");
        if (statements.Count > 0)
        {
            grammar.Append("mark ::= [+-] [hs] \" \"\n")
                .Append(CultureInfo.InvariantCulture, $"statement ::= {string.Join(" | ", statements)}\n")
                .Append("bound ::= \"=\" | \"!=\" | \"<\" | \"<=\" | \">\" | \">=\"\n")
                .Append("same ::= \"=\" | \"!=\"\n")
                .Append("number ::= \"-\"? [0-9]{1,9} (\".\" [0-9]{1,4})?\n")
                .Append("date ::= [0-9]{4} \"-\" [0-9]{2} \"-\" [0-9]{2}\n")
                .Append(CultureInfo.InvariantCulture, $"free ::= [^ \\n\\r|~#] [^\\n\\r|~]{{0,{MaxValueLength - 1}}}\n");
        }

        if (wantsReference)
        {
            var positions = request.Context.Feed.Select(item => $"#{item.N.ToString(CultureInfo.InvariantCulture)}").ToList();
            grammar.Append(CultureInfo.InvariantCulture, $"reference ::= {(positions.Count > 0 ? $"{Gbnf.OneOf(positions)} | free" : "free")}\n");
        }

        return grammar.Append(rules).ToString();
    }

    /// <summary>Operator and value of one facet; null where the schema leaves it without a legal value.</summary>
    private static string? Comparison(Facet facet, int index, StringBuilder rules)
    {
        switch (facet.Kind)
        {
            case FacetKind.Number: return "(bound number | \":\" number \"..\" number)";
            case FacetKind.Date: return "(bound date | \":\" date \"..\" date)";
            case FacetKind.Reference: return "same reference";
            case FacetKind.Closed or FacetKind.Ordered:
                var values = facet.Values.Where(value => value.Length > 0).ToList();
                if (values.Count == 0) return null;
                var rule = string.Create(CultureInfo.InvariantCulture, $"value{index}");
                rules.Append(CultureInfo.InvariantCulture, $"{rule} ::= {Gbnf.OneOf(values)}\n");
                return facet.Kind is FacetKind.Closed ? $"same {rule}" : $"(bound {rule} | \":\" {rule} \"..\" {rule})";
            default: return "same free";
        }
    }
}
