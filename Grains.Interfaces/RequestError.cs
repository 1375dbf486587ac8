using System.Text.Json.Serialization;

namespace RecOrleans;

/// <summary>Why a call was refused; each maps to one HTTP status.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RequestError>))]
public enum RequestError
{
    /// <summary>400: a field holds something that cannot be used.</summary>
    Invalid,

    /// <summary>404: the thing named does not exist.</summary>
    NotFound,

    /// <summary>409: the call contradicts what is already there.</summary>
    Conflict,

    /// <summary>413: more than a call may carry.</summary>
    TooLarge,

    /// <summary>429: too much is waiting; come back after <see cref="RequestException.RetryAfter"/>.</summary>
    Busy,

    /// <summary>503: storage or another part cannot serve now; nothing was changed.</summary>
    Unavailable,
}
