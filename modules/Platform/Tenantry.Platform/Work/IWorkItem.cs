namespace Tenantry.Platform.Work;

/// <summary>A row of a durable queue: it is to be processed while <see cref="DueAt"/> has a value.</summary>
/// <remarks>The row's table has the columns <c>attempts</c> and <c>due_at</c>, and an index on <c>due_at</c> where it is not null.</remarks>
public interface IWorkItem
{
    /// <summary>Gets the number of times that the item was claimed, the current time included.</summary>
    int Attempts { get; }

    /// <summary>Gets the instant from which the item may be claimed; <see langword="null"/> once it is finished or while it waits for another one.</summary>
    DateTimeOffset? DueAt { get; }
}
