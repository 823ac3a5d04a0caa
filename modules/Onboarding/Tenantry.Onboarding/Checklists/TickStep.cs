using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Onboarding.Contents;
using Tenantry.Onboarding.Data;
using Tenantry.Onboarding.Enrolments;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Onboarding.Checklists;

/// <summary>Ticks a step that no fact completes. Ticking it again changes nothing.</summary>
internal sealed class TickStep(OnboardingDbContext db, Library library, FindAccess access, CheckChecklist checklist, ICurrentTenant current, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder onboarding) => onboarding
        .MapPost("/steps/{step}", async (string step, TickStep tick, CancellationToken ct) => (await tick.RunAsync(step, ct)).ToHttp())
        .RequirePermission(OnboardingPermissions.Progress)
        .WithName(nameof(TickStep))
        .WithSummary("Completes a step of the onboarding checklist.");

    public async Task<Result> RunAsync(string id, CancellationToken ct)
    {
        // Keys have no dots, so an id splits in one way only.
        var (product, key) = id.Split('.') is [var first, var second] ? (first, second) : ("", "");
        if (library.Find(product)?.Checklist.Steps.FirstOrDefault(one => one.Key == key) is not { } step)
        {
            return OnboardingProblems.StepNotFound;
        }

        var found = await access.RunAsync(product, ct);
        if (found.IsProblem)
        {
            return found.Problem.Kind == ProblemKind.NotFound ? OnboardingProblems.StepNotFound : found.Problem.With("product", product);
        }

        if (step.DoneBy is not null)
        {
            return OnboardingProblems.StepIsAutomatic;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        if (await db.TickedSteps.AnyAsync(row => row.Product == product && row.Step == key, ct))
        {
            return Result.Done;
        }

        db.Add(new TickedStep { Product = product, Step = key, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        if (await checklist.CheckAsync(product, ct))
        {
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return Result.Done;
    }
}
