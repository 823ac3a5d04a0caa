using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Onboarding.Data;
using Tenantry.Onboarding.Products;

namespace Tenantry.Onboarding.Checklists;

/// <summary>A checklist with what is done of it.</summary>
/// <param name="Product">The product's key.</param>
/// <param name="ProductName">The product's name.</param>
/// <param name="Steps">Its steps.</param>
internal sealed record ChecklistProgress(string Product, string ProductName, IReadOnlyList<StepProgress> Steps)
{
    /// <summary>Gets how much is done, from 0 to 100, rounded down: it says 100 only when everything is.</summary>
    public int Percent => Steps.Count == 0 ? 100 : Steps.Count(step => step.IsDone) * 100 / Steps.Count;

    /// <summary>Gets a value indicating whether every required step is done.</summary>
    public bool IsFinished => Steps.All(step => step.IsDone || !step.IsRequired);
}

/// <summary>A step.</summary>
/// <param name="Id">What <c>POST /api/onboarding/steps/{id}</c> is called with.</param>
/// <param name="Title">What to do.</param>
/// <param name="IsDone">Whether it is done.</param>
/// <param name="IsAutomatic">Whether it completes itself.</param>
/// <param name="IsRequired">Whether the checklist is finished only with it.</param>
/// <param name="Text">Why.</param>
/// <param name="Href">Where it is done.</param>
internal sealed record StepProgress(string Id, string Title, bool IsDone, bool IsAutomatic, bool IsRequired, string? Text, string? Href);

/// <summary>Reads how far the current tenant is with a product's checklist.</summary>
internal sealed class ReadChecklist(OnboardingDbContext db, ChecklistCatalog catalog, IServiceProvider services)
{
    public async Task<ChecklistProgress?> RunAsync(string product, CancellationToken ct)
    {
        if (catalog.Find(product) is not { } known)
        {
            return null;
        }

        var ticked = await db.Set<TickedStep>().Where(row => row.Product == product).Select(row => row.Step).ToHashSetAsync(ct);
        var completed = await CompletedAsync(product, known, ct);
        return new ChecklistProgress(
            product,
            known.ProductName,
            [.. known.Steps.Select(step => Of(product, step, IsDone(step)))]);

        bool IsDone(StepDescription step) => step.Trigger is { } trigger ? completed.Contains(trigger) : ticked.Contains(step.Key);
    }

    private static StepProgress Of(string product, StepDescription step, bool isDone) =>
        new($"{product}.{step.Key}", step.Title, isDone, step.Trigger is not null, step.IsRequired, step.Text, step.Href);

    private async Task<HashSet<string>> CompletedAsync(string product, ProductChecklist checklist, CancellationToken ct)
    {
        var completed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var trigger in checklist.Steps.Select(step => step.Trigger).OfType<string>().Distinct())
        {
            if (await services.GetRequiredKeyedService<ICompletionTrigger>(trigger).IsCompletedAsync(product, ct))
            {
                completed.Add(trigger);
            }
        }

        return completed;
    }
}
