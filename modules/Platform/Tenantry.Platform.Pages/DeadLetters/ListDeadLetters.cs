using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Outbox;

namespace Tenantry.Platform.Pages;

internal static class ListDeadLetters
{
    private const int MaxErrorLength = 160;

    public static async Task<ResourcePage> RunAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        var (letters, total) = (new List<DeadLetter>(), 0);
        foreach (var source in services.GetServices<IDeadLetterSource>())
        {
            var page = await source.ListAsync(query.Search, query.Skip + query.Size, ct);
            letters.AddRange(page.Letters);
            total += page.Total;
        }

        var rows = letters.OrderByDescending(deadLetter => deadLetter.DiedAt).ThenBy(deadLetter => deadLetter.Key, StringComparer.Ordinal).Skip(query.Skip).Take(query.Size).ToList();
        var tenant = await TenantNames.OfAsync(services, rows.Select(deadLetter => deadLetter.Tenant).OfType<Kernel.TenantId>(), ct);
        return new ResourcePage(
            [.. rows.Select(deadLetter => new ResourceRow(
                deadLetter.Key, deadLetter.Name, deadLetter.Tenant is { } tenantId ? tenant(tenantId) : null, FirstLine(deadLetter.Error), deadLetter.HappenedAt, deadLetter.DiedAt))],
            total);
    }

    private static string FirstLine(string error)
    {
        var line = error.AsSpan().TrimStart();
        line = line[..(line.IndexOfAny('\r', '\n') is var end and >= 0 ? end : line.Length)];
        return line.Length > MaxErrorLength ? $"{line[..MaxErrorLength]}…" : line.ToString();
    }
}
