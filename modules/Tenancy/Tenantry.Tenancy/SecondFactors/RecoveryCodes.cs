using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.SecondFactors;

/// <summary>Creates and uses recovery codes.</summary>
internal sealed class RecoveryCodes(TenancyDbContext db)
{
    public const int Count = 10;
    private const int Bytes = 15;
    private const int GroupLength = 4;

    public Task<int> CountAsync(Guid userId, CancellationToken ct) =>
        db.Set<RecoveryCode>().CountAsync(row => row.UserId == userId, ct);

    /// <summary>Replaces the codes of a user and returns the new ones, which are shown once.</summary>
    public async Task<IReadOnlyList<string>> ReplaceAsync(Guid userId, CancellationToken ct)
    {
        var codes = Enumerable.Range(0, Count).Select(_ => Base32.Encode(RandomNumberGenerator.GetBytes(Bytes))).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Set<RecoveryCode>().Where(row => row.UserId == userId).ExecuteDeleteAsync(ct);
        db.AddRange(codes.Select(code => new RecoveryCode { UserId = userId, Hash = HashOf(code) }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return codes.ConvertAll(code => string.Join('-', code.Chunk(GroupLength).Select(group => new string(group))));
    }

    /// <summary>Uses a code. The row is deleted in one statement, so that of parallel attempts only one succeeds.</summary>
    public async Task<bool> TryUseAsync(Guid userId, string input, CancellationToken ct)
    {
        var hash = HashOf(string.Concat(input.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());
        return await db.Set<RecoveryCode>().Where(row => row.UserId == userId && row.Hash == hash).ExecuteDeleteAsync(ct) > 0;
    }

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
