namespace Tenantry.Onboarding;

/// <summary>
/// Determines whether a step of a checklist is complete each time the checklist is read. Register implementations with
/// <see cref="OnboardingBuilder.AddTrigger{TTrigger}"/>; they are scoped services.
/// </summary>
public interface ICompletionTrigger
{
    /// <summary>Determines whether the trigger is complete for the current tenant.</summary>
    /// <param name="product">The key of the product whose checklist is read.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns><see langword="true"/> if the steps with this trigger are complete; otherwise, <see langword="false"/>.</returns>
    Task<bool> IsCompletedAsync(string product, CancellationToken ct = default);
}
