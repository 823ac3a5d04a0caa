namespace Tenantry.Platform.Work;

/// <summary>Represents a row of a durable queue. It is pending while <see cref="DueAt"/> has a value.</summary>
/// <remarks>
/// The table must have the columns <c>attempts</c> and <c>due_at</c>, and an index on <c>due_at</c> where it is not null.
/// </remarks>
public interface IWorkItem
{
    /// <summary>Gets the number of times that the item was claimed, including the current one.</summary>
    int Attempts { get; }

    /// <summary>
    /// Gets the time from which the item can be claimed, or <see langword="null"/> if it is finished or waits for another item.
    /// </summary>
    DateTimeOffset? DueAt { get; }
}
