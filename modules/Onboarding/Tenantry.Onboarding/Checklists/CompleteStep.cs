using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Onboarding.Data;
using Tenantry.Onboarding.Products;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Onboarding.Checklists;

/// <summary>Completes a step that has no trigger. Completing it again has no effect.</summary>
internal sealed class CompleteStep(
    OnboardingDbContext db, ChecklistCatalog catalog, ActiveSubscriptions subscriptions, CompleteChecklist checklist,
    ICurrentTenant current, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder onboarding) => onboarding
        .MapPost("/steps/{step}", async (string step, CompleteStep tick, CancellationToken ct) => (await tick.RunAsync(step, ct)).ToHttp())
        .RequirePermission(OnboardingPermissions.Progress)
        .WithName(nameof(CompleteStep))
        .WithSummary("Completes a step of the onboarding checklist.");

    public async Task<Result> RunAsync(string id, CancellationToken ct)
    {
        // Keys contain no dots, so an ID can be split in only one way.
        var (product, key) = id.Split('.') is [var first, var second] ? (first, second) : ("", "");
        if (catalog.Find(product)?.Steps.FirstOrDefault(description => description.Key == key) is not { } step)
        {
            return ChecklistProblems.StepNotFound;
        }

        if (await subscriptions.HasAccessAsync(product, ct) is not { } hasAccess)
        {
            return ChecklistProblems.StepNotFound;
        }

        if (!hasAccess)
        {
            return ChecklistProblems.AccessEnded.WithDetail("product", product);
        }

        if (step.Trigger is not null)
        {
            return ChecklistProblems.StepIsAutomatic;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        if (await db.Set<CompletedStep>().AnyAsync(row => row.Product == product && row.Step == key, ct))
        {
            return Result.Success;
        }

        db.Add(new CompletedStep { Product = product, Step = key, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        await checklist.CheckAsync(product, ct);
        await transaction.CommitAsync(ct);
        return Result.Success;
    }
}
