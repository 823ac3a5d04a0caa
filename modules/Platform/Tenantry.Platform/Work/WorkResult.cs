namespace Tenantry.Platform.Work;

/// <summary>What became of an item that was processed.</summary>
public enum WorkStatus
{
    /// <summary>It is finished.</summary>
    Completed = 1,

    /// <summary>It failed and is due again later.</summary>
    Retry = 2,

    /// <summary>It failed too often, or was refused for good. An operator can replay it.</summary>
    DeadLettered = 3,
}

/// <summary>The result of processing one item.</summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <param name="Item">The item, as it was claimed.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Error">Why it failed; <see langword="null"/> when it is completed.</param>
/// <param name="DueAt">When it is due again; <see langword="null"/> unless the status is <see cref="WorkStatus.Retry"/>.</param>
public sealed record WorkResult<TItem>(TItem Item, WorkStatus Status, string? Error, DateTimeOffset? DueAt);

/// <summary>Thrown by a processor when trying again cannot help: the item is dead-lettered at once.</summary>
/// <param name="message">Why, for the operator.</param>
/// <param name="innerException">The exception that is the cause; <see langword="null"/> for none.</param>
public sealed class WorkRejectedException(string message, Exception? innerException = null) : Exception(message, innerException);
