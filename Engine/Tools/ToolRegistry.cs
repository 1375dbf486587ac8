using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using RecOrleans.Policies;

namespace RecOrleans.Engine.Tools;

/// <summary>The tools that a policy may name.</summary>
public sealed class ToolRegistry
{
    private readonly FrozenDictionary<string, ITool> _tools;

    /// <exception cref="ArgumentException">Two tools share a name.</exception>
    public ToolRegistry(IEnumerable<ITool> tools)
    {
        Tools = [.. tools.OrderBy(tool => tool.Name, StringComparer.Ordinal)];
        _tools = Tools.ToFrozenDictionary(tool => tool.Name, StringComparer.Ordinal);
    }

    /// <summary>Every tool of this assembly: a new one is a new file, and nothing else.</summary>
    public static ToolRegistry BuiltIn { get; } = new(
        typeof(ToolRegistry).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(ITool)))
            .Select(type => (ITool)Activator.CreateInstance(type, nonPublic: true)!));

    /// <summary>By name.</summary>
    public ImmutableArray<ITool> Tools { get; }

    /// <exception cref="RequestException">There is no such tool.</exception>
    public ITool Find(string name) => _tools.TryGetValue(name, out var tool)
        ? tool
        : throw new RequestException(RequestError.Invalid, name, $"There is no tool '{name}'; the tools are {string.Join(", ", Tools.Select(one => one.Name))}.");

    /// <summary>The call's arguments, checked against the tool's schema.</summary>
    /// <exception cref="RequestException">There is no such tool, or it refuses these arguments; names tool and field.</exception>
    public JsonElement Check(ToolCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var tool = Find(call.Tool);
        JsonElement arguments;
        try
        {
            using var document = JsonDocument.Parse(call.Arguments);
            arguments = document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new RequestException(RequestError.Invalid, call.Tool, $"The arguments of '{call.Tool}' are no JSON: {exception.Message}");
        }

        tool.Schema.Check(call.Tool, arguments);
        return arguments;
    }

    /// <summary>Arguments of the first call of a tool in a policy, or null where the policy does not call it.</summary>
    /// <exception cref="RequestException">The tool refuses its arguments.</exception>
    public TArguments? FindArguments<TArguments>(FeedPolicy policy, string tool)
        where TArguments : class => AllArguments<TArguments>(policy, tool).FirstOrDefault();

    /// <summary>Arguments of every call of a tool in a policy, in its order.</summary>
    /// <exception cref="RequestException">The tool refuses its arguments.</exception>
    public ImmutableArray<TArguments> AllArguments<TArguments>(FeedPolicy policy, string tool)
        where TArguments : class
    {
        ArgumentNullException.ThrowIfNull(policy);
        return [.. policy.Tools.Where(call => call.Tool == tool).Select(call => Check(call).Deserialize<TArguments>(Json.Options)!)];
    }
}
