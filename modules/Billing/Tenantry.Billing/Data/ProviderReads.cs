using Microsoft.EntityFrameworkCore;

namespace Tenantry.Billing.Data;

/// <summary>
/// Stores what is read at the provider so that an older read never replaces a newer one, without a transaction, a lock or a connection held
/// while the provider answers.
/// </summary>
/// <remarks>
/// A read draws a ticket from a database sequence before it begins. The short transaction that stores it compares that ticket with the stored
/// read in one statement, which also locks the object until the commit, on every node.
/// <list type="bullet">
/// <item>The read began after the stored one had ended: it is stored. Stored reads are therefore in the order of the provider's answers.</item>
/// <item>The stored read began later: nothing is written. Whatever caused a read happened before its ticket was drawn, and so is contained in
/// every read with a higher ticket.</item>
/// <item>The two overlap, and nobody knows which answer is newer: the object is read again.</item>
/// </list>
/// </remarks>
internal static class ProviderReads
{
    /// <summary>Draws a ticket, then reads.</summary>
    public static async Task<ProviderRead<T>> ReadAsync<T>(
        this BillingDbContext db, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        var ticket = await db.DrawTicketAsync(cancellationToken);
        return new ProviderRead<T>(ticket, await read());
    }

    /// <summary>
    /// Draws a ticket, then changes an object at the provider, which answers with the object. The change is made for the first time.
    /// </summary>
    public static async Task<ProviderRead<T>> ChangeAsync<T>(
        this BillingDbContext db, Func<Task<T>> change, CancellationToken cancellationToken) =>
        await db.ReadAsync(change, cancellationToken) with { IsChange = true };

    /// <summary>Stores a read in a transaction of its own.</summary>
    /// <param name="db">The context; no transaction is open on it.</param>
    /// <param name="objectId">The provider's ID of the object, or what else the read belongs to.</param>
    /// <param name="read">The read.</param>
    /// <param name="readAgain">Reads once more if the read overlaps with a stored one. Nothing is locked meanwhile.</param>
    /// <param name="store">Writes what was read. The object is locked; no provider is called. A problem rolls back.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The result of <paramref name="store"/>; done where a later read is stored already.</returns>
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
                    return Result.Done;
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
    /// Locks an object until the transaction ends, to change locally what its reads are stored in. A read that began before is made again
    /// before it is stored.
    /// </summary>
    public static Task HoldAsync(this BillingDbContext db, string objectId, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        insert into billing.object_read as stored (tenant_id, object_id, began, ended)
        values (nullif(current_setting('app.tenant', true), '')::uuid, {objectId}, 0, nextval('billing.read_ticket'))
        on conflict (tenant_id, object_id) do update set ended = nextval('billing.read_ticket')
        """,
        cancellationToken);

    /// <summary>Draws a ticket, outside of any transaction and before the read that it stands for.</summary>
    public static async Task<long> DrawTicketAsync(this BillingDbContext db, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<long>($"""select nextval('billing.read_ticket') as "Value" """).ToListAsync(cancellationToken))[0];

    /// <summary>Locks an object until the transaction ends, and compares a read of it with the one that is stored.</summary>
    public static async Task<ReadClaim> ClaimAsync(this BillingDbContext db, string objectId, long ticket, CancellationToken cancellationToken)
    {
        // The second ticket is drawn by the update, when the row is locked: drawn before, it could be less than the stored one.
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
