using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Onboarding.Data;
using Tenantry.Onboarding.Products;

namespace Tenantry.Onboarding.Checklists;

/// <summary>Represents a checklist with its progress.</summary>
/// <param name="Product">The product's key.</param>
/// <param name="ProductName">The product's name.</param>
/// <param name="Steps">The steps.</param>
internal sealed record ChecklistProgress(string Product, string ProductName, IReadOnlyList<StepProgress> Steps)
{
    /// <summary>Gets the percentage of completed steps, from 0 to 100, rounded down, so that 100 means complete.</summary>
    public int Percent => Steps.Count == 0 ? 100 : Steps.Count(step => step.IsDone) * 100 / Steps.Count;

    /// <summary>Gets a value indicating whether every required step is completed.</summary>
    public bool IsFinished => Steps.All(step => step.IsDone || !step.IsRequired);
}

/// <summary>Represents a step with its progress.</summary>
/// <param name="Id">The ID for <c>POST /api/onboarding/steps/{id}</c>.</param>
/// <param name="Title">The title.</param>
/// <param name="IsDone"><see langword="true"/> if the step is completed; otherwise, <see langword="false"/>.</param>
/// <param name="IsAutomatic"><see langword="true"/> if a trigger completes the step; <see langword="false"/> if a member does.</param>
/// <param name="IsRequired"><see langword="true"/> if the checklist is complete only with this step; otherwise,
/// <see langword="false"/>.</param>
/// <param name="Text">The reason for the step, or <see langword="null"/>.</param>
/// <param name="Href">The path of the page where the step is done, or <see langword="null"/>.</param>
internal sealed record StepProgress(string Id, string Title, bool IsDone, bool IsAutomatic, bool IsRequired, string? Text, string? Href);

/// <summary>Gets the current tenant's progress with a product's checklist.</summary>
internal sealed class GetChecklist(OnboardingDbContext db, ChecklistCatalog catalog, IServiceProvider services)
{
    public async Task<ChecklistProgress?> RunAsync(string product, CancellationToken ct)
    {
        if (catalog.Find(product) is not { } definition)
        {
            return null;
        }

        var completedByMember = await db.Set<CompletedStep>().Where(row => row.Product == product).Select(row => row.Step)
            .ToHashSetAsync(ct);
        var completed = await CompletedAsync(product, definition, ct);
        return new ChecklistProgress(
            product,
            definition.ProductName,
            [.. definition.Steps.Select(step => Of(product, step, IsDone(step)))]);

        bool IsDone(StepDescription step) => step.Trigger is { } trigger ? completed.Contains(trigger)
            : completedByMember.Contains(step.Key);
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
