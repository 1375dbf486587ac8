using System.Text.Json;
using RecOrleans.Engine.Retrieval;

namespace RecOrleans.Engine.Tools;

/// <summary>One kind of step of a tool chain. A class that implements it and has a constructor without parameters is registered by being there.</summary>
/// <remarks>Stateless and thread-safe.</remarks>
public interface ITool
{
    /// <summary>As it stands in a <see cref="RecOrleans.Policies.ToolCall"/>; lower case.</summary>
    string Name { get; }

    /// <summary>What it does, in one sentence, for whoever chooses tools.</summary>
    string Description { get; }

    /// <summary>What its arguments look like.</summary>
    ArgumentSchema Schema { get; }

    /// <summary>Makes the arguments ready for one shard's rows; done once per policy and shard, so that a search allocates nothing for it.</summary>
    /// <param name="arguments">A JSON object that <see cref="Schema"/> accepts.</param>
    /// <param name="rows">The shard.</param>
    BoundTool Bind(JsonElement arguments, ShardRows rows);
}

/// <summary>A tool whose arguments are a record, written as JSON with <see cref="Json.Options"/>.</summary>
/// <typeparam name="TArguments">The record.</typeparam>
public abstract class Tool<TArguments>(string name, string description, string schema) : ITool
{
    public string Name => name;

    public string Description => description;

    public ArgumentSchema Schema { get; } = ArgumentSchema.Parse(schema);

    public BoundTool Bind(JsonElement arguments, ShardRows rows) => Bind(arguments.Deserialize<TArguments>(Json.Options)!, rows);

    protected abstract BoundTool Bind(TArguments arguments, ShardRows rows);
}
