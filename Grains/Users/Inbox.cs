using System.Collections.Immutable;
using RecOrleans.Commands;

namespace RecOrleans.Grains.Users;

/// <summary>The durable inbox as pure functions over its entries.</summary>
public static class Inbox
{
    public static InboxEntry? Find(this ImmutableArray<InboxEntry> inbox, string commandId)
    {
        foreach (var entry in inbox)
            if (entry.Status.CommandId == commandId)
                return entry;
        return null;
    }

    public static InboxEntry? OldestPending(this ImmutableArray<InboxEntry> inbox)
    {
        foreach (var entry in inbox)
            if (entry.Status.Status == CommandState.Accepted)
                return entry;
        return null;
    }

    public static int Pending(this ImmutableArray<InboxEntry> inbox) => inbox.Count(entry => entry.Status.Status == CommandState.Accepted);

    /// <summary>Replaces a waiting entry by its handled form and lets the oldest handled ones go beyond <paramref name="keep"/>.</summary>
    public static ImmutableArray<InboxEntry> Complete(this ImmutableArray<InboxEntry> inbox, CommandStatus handled, int keep)
    {
        var entries = inbox.Select(entry => entry.Status.CommandId == handled.CommandId ? new InboxEntry(handled, []) : entry).ToList();
        var surplus = entries.Count(entry => entry.Status.Status != CommandState.Accepted) - keep;
        for (var index = 0; index < entries.Count && surplus > 0;)
        {
            if (entries[index].Status.Status == CommandState.Accepted)
            {
                index++;
                continue;
            }

            entries.RemoveAt(index);
            surplus--;
        }

        return [.. entries];
    }
}
