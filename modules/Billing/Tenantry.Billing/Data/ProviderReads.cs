using Microsoft.EntityFrameworkCore;

namespace Tenantry.Billing.Data;

/// <summary>
/// Stores reads of the payment provider's objects so that an older read never replaces a newer one, without holding a transaction, a lock
/// or a connection while waiting for the provider.
/// </summary>
/// <remarks>
/// A read takes a ticket from a database sequence before it starts. The short transaction that stores it compares the ticket with the
/// stored read in one statement, which also locks the object until the commit, on every node.
/// <list type="bullet">
/// <item>The read started after the stored one had ended: it is stored. Stored reads are therefore in the order of the provider's
/// responses.</item>
/// <item>The stored read started later: nothing is written. The cause of a read precedes its ticket, and so is contained in every read with
/// a higher ticket.</item>
/// <item>The two overlap, and it is unknown which response is newer: the object is read again.</item>
/// </list>
/// </remarks>
internal static class ProviderReads
{
    /// <summary>Takes a ticket, then reads.</summary>
    public static async Task<ProviderRead<T>> ReadAsync<T>(
        this BillingDbContext db, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        var ticket = await db.TakeTicketAsync(cancellationToken);
        return new ProviderRead<T>(ticket, await read());
    }

    /// <summary>
    /// Takes a ticket, then changes an object at the payment provider and returns the changed object. The change must not be a repetition.
    /// </summary>
    public static async Task<ProviderRead<T>> ChangeAsync<T>(
        this BillingDbContext db, Func<Task<T>> change, CancellationToken cancellationToken) =>
        await db.ReadAsync(change, cancellationToken) with { IsChange = true };

    /// <summary>Stores a read in a transaction of its own.</summary>
    /// <param name="db">The context; no transaction is open on it.</param>
    /// <param name="objectId">The provider's ID of the object, or another key of the read.</param>
    /// <param name="read">The read.</param>
    /// <param name="readAgain">Reads once more if the read overlaps with a stored one. Nothing is locked meanwhile.</param>
    /// <param name="store">Writes the read. The object is locked, so the delegate must not call the provider. A problem rolls back.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The result of <paramref name="store"/>; success if a later read is already stored.</returns>
    public static async Task<Result> StoreAsync<T>(
        this BillingDbContext db, string objectId, ProviderRead<T> read, Func<Task<T>> readAgain, Func<T, Task<Result>> store,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
            {
                var claim = await db.ClaimAsync(objectId, read.Ticket, cancellationToken);
                if (claim == ReadClaim.Superseded && !read.IsChange)
                {
                    return Result.Success;
                }

                if (claim == ReadClaim.Claimed)
                {
                    var stored = await store(read.Value);
                    if (!stored.IsProblem)
                    {
                        await db.SaveChangesAsync(cancellationToken);
                        await transaction.CommitAsync(cancellationToken);
                    }

                    return stored;
                }
            }

            read = await db.ReadAsync(readAgain, cancellationToken);
        }
    }

    /// <summary>
    /// Locks an object until the transaction ends, in order to change its stored state locally. A read that started before is repeated
    /// before it is stored.
    /// </summary>
    public static Task LockObjectAsync(this BillingDbContext db, string objectId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
        $"""
        insert into billing.object_read as stored (tenant_id, object_id, began, ended)
        values (nullif(current_setting('app.tenant', true), '')::uuid, {objectId}, 0, nextval('billing.read_ticket'))
        on conflict (tenant_id, object_id) do update set ended = nextval('billing.read_ticket')
        """,
        cancellationToken);

    /// <summary>Takes a ticket, outside of any transaction and before the read that it belongs to.</summary>
    public static async Task<long> TakeTicketAsync(this BillingDbContext db, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<long>($"""select nextval('billing.read_ticket') as "Value" """).ToListAsync(cancellationToken))[0];

    /// <summary>Locks an object until the transaction ends, and compares a read with the stored one.</summary>
    public static async Task<ReadClaim> ClaimAsync(
        this BillingDbContext db, string objectId, long ticket, CancellationToken cancellationToken)
    {
        // The update takes the second ticket while the row is locked. Taken earlier, it could be lower than the stored one.
        var claimed = await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.object_read as stored (tenant_id, object_id, began, ended)
            values (nullif(current_setting('app.tenant', true), '')::uuid, {objectId}, {ticket}, nextval('billing.read_ticket'))
            on conflict (tenant_id, object_id) do update set began = excluded.began, ended = nextval('billing.read_ticket')
            where stored.ended < excluded.began
            """,
            cancellationToken);
        return claimed > 0 ? ReadClaim.Claimed
            : await db.Set<ObjectRead>()
                .Where(row => row.ObjectId == objectId).Select(row => row.Began).SingleAsync(cancellationToken) > ticket
                ? ReadClaim.Superseded
                : ReadClaim.Overlaps;
    }
}
