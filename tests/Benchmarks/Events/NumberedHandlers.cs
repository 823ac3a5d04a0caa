using Microsoft.EntityFrameworkCore;

namespace Tenantry.Benchmarks.Events;

[EventName("bench.numbered")]
internal sealed record NumberedEvent(int Number) : IIntegrationEvent;

/// <summary>Reads and saves a row, like the handlers of a payment that grant credits and record revenue.</summary>
internal sealed class CreditLike(NoteContext db) : IEventHandler<NumberedEvent>
{
    public async Task HandleAsync(NumberedEvent integrationEvent, EventContext context, CancellationToken ct) =>
        await db.WriteAsync("credits", integrationEvent.Number, ct);
}

/// <summary>Reads and saves a row.</summary>
internal sealed class RevenueLike(NoteContext db) : IEventHandler<NumberedEvent>
{
    public async Task HandleAsync(NumberedEvent integrationEvent, EventContext context, CancellationToken ct) =>
        await db.WriteAsync("revenue", integrationEvent.Number, ct);
}

/// <summary>Reads and saves nothing, like the handler of referrals for most customers.</summary>
internal sealed class ReferralLike(NoteContext db) : IEventHandler<NumberedEvent>
{
    public async Task HandleAsync(NumberedEvent integrationEvent, EventContext context, CancellationToken ct) =>
        await db.Set<Note>().AnyAsync(note => note.Handler == "referrals", ct);
}

/// <summary>Always fails.</summary>
internal sealed class FailingHandler : IEventHandler<NumberedEvent>
{
    public Task HandleAsync(NumberedEvent integrationEvent, EventContext context, CancellationToken ct) =>
        throw new InvalidOperationException("This handler always fails.");
}

internal static class Notes
{
    public static async Task WriteAsync(this NoteContext db, string handler, int number, CancellationToken ct)
    {
        await db.Set<Note>().AnyAsync(note => note.Id == number, ct);
        db.Add(new Note { Handler = handler, Number = number });
        await db.SaveChangesAsync(ct);
    }
}
