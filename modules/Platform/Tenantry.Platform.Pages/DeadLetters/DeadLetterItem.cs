using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>A dead letter in the list, or in full with its source.</summary>
internal sealed record DeadLetterItem(string Key, string Name, TenantId? Tenant, string Error, DateTimeOffset? OccurredAt,
    DateTimeOffset? DeadLetteredAt)
{
    private const int LongestError = 160;

    public IDeadLetterSource? Source { get; init; }

    public ResourceDetail? Detail { get; init; }

    public static async Task<RowPage<DeadLetterItem>> ListAsync(
        IServiceProvider services, RowQuery query, CancellationToken cancellationToken)
    {
        var (letters, total) = (new List<DeadLetter>(), 0);
        foreach (var source in services.GetServices<IDeadLetterSource>())
        {
            var found = await source.ListAsync(query.Search, query.Skip + query.Take, cancellationToken);
            letters.AddRange(found.Letters);
            total += found.Total;
        }

        var rows = letters.OrderByDescending(letter => letter.DiedAt).ThenBy(letter => letter.Key, StringComparer.Ordinal)
            .Skip(query.Skip).Take(query.Take);
        return new RowPage<DeadLetterItem>(
            [.. rows.Select(letter => new DeadLetterItem(letter.Key, letter.Name, letter.Tenant, FirstLine(letter.Error), letter.HappenedAt,
                letter.DiedAt))], total);
    }

    public static async Task<DeadLetterItem?> FindAsync(IServiceProvider services, string key, CancellationToken cancellationToken)
    {
        foreach (var source in services.GetServices<IDeadLetterSource>())
        {
            if (await source.FindAsync(key, cancellationToken) is { } detail)
            {
                return new DeadLetterItem(key, detail.Title, null, "", null, null) { Source = source, Detail = detail };
            }
        }

        return null;
    }

    private static string FirstLine(string error)
    {
        var line = error.AsSpan().TrimStart();
        line = line[..(line.IndexOfAny('\r', '\n') is var end and >= 0 ? end : line.Length)];
        return line.Length > LongestError ? $"{line[..LongestError]}…" : line.ToString();
    }
}
