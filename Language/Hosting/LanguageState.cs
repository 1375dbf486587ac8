using System.Text.Json.Serialization;

namespace RecOrleans.Language.Hosting;

/// <summary>How the configured host is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LanguageState>))]
public enum LanguageState
{
    /// <summary>The model is on its way; commands wait for it within their deadline.</summary>
    Loading,

    Ready,

    /// <summary>It cannot run; the rules answer.</summary>
    Failed,
}
