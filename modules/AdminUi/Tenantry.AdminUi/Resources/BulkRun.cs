using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources;

/// <summary>Runs an action for several rows: each in a scope of its own, so that one that fails changes nothing of the others.</summary>
internal sealed class BulkRun(IServiceScopeFactory scopes, ILogger<BulkRun> logger)
{
    public const int MaxRows = 1000;

    /// <summary>
    /// Finds the rows that a request selects: the checked ones, or all of the filtered list; at most one more than the limit.
    /// </summary>
    public static async Task<IReadOnlyList<string>> IdsAsync(
        GeneratedResource resource, HttpRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (request.Query["all"] != "true")
        {
            return [.. request.Query["id"].OfType<string>().Where(id => id.Length > 0).Distinct().Take(MaxRows + 1)];
        }

        var all = ListRequest.Read(resource, request) with { Page = 1, Size = MaxRows + 1 };
        return [.. (await resource.ListAsync(services, all, cancellationToken)).Rows.Select(row => row.Id)];
    }

    public async Task<BulkResults> RunAsync(
        GeneratedResource resource, IReadOnlyList<string> ids, ItemAction action, string? reason, object? input,
        CancellationToken cancellationToken)
    {
        var refused = new List<(string Name, string Why)>();
        foreach (var id in ids)
        {
            if (await RunAsync(resource, id, action, reason, input, cancellationToken) is { } why)
            {
                refused.Add((await NameAsync(resource, id, action, cancellationToken), why));
            }
        }

        return new BulkResults(ids.Count - refused.Count, refused);
    }

    private async Task<string?> RunAsync(
        GeneratedResource resource, string id, ItemAction action, string? reason, object? input, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return (await resource.RunAsync(scope.ServiceProvider, id, action, reason, input, cancellationToken)).Problem?.Message;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            logger.BulkRowFailed(resource.Name, action.Name, failed);
            return "This failed unexpectedly. Try it alone.";
        }
    }

    private async Task<string> NameAsync(GeneratedResource resource, string id, ItemAction action, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await resource.PreviewAsync(scope.ServiceProvider, id, action, cancellationToken))?.Heading ?? id;
    }
}

/// <summary>What a bulk action did.</summary>
internal sealed record BulkResults(int Succeeded, IReadOnlyList<(string Name, string Why)> Refused);
