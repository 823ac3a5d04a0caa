namespace Tenantry.Platform.Work;

/// <summary>Specifies the result of processing an item.</summary>
public enum WorkStatus
{
    /// <summary>The item is finished.</summary>
    Completed = 1,

    /// <summary>The item failed and will be retried.</summary>
    Retry = 2,

    /// <summary>The item failed on the last attempt, or was rejected. An operator can replay it.</summary>
    DeadLettered = 3,
}

/// <summary>Represents the result of processing an item.</summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <param name="Item">The item, as it was claimed.</param>
/// <param name="Status">The status.</param>
/// <param name="Error">The error message, or <see langword="null"/> if the item is completed.</param>
/// <param name="DueAt">The time of the next attempt, or <see langword="null"/> unless the status is <see cref="WorkStatus.Retry"/>.</param>
public sealed record WorkResult<TItem>(TItem Item, WorkStatus Status, string? Error, DateTimeOffset? DueAt);

/// <summary>Thrown by a processor when a retry would not help. The item is dead-lettered immediately.</summary>
/// <param name="message">The reason, for the operator.</param>
/// <param name="innerException">The exception that is the cause, or <see langword="null"/>.</param>
public sealed class WorkRejectedException(string message, Exception? innerException = null) : Exception(message, innerException);
