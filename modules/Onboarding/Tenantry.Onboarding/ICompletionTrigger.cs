namespace Tenantry.Onboarding;

/// <summary>
/// Determines whether a step of a checklist is complete, whenever the checklist is read. Register implementations with
/// <see cref="OnboardingBuilder.AddTrigger{TTrigger}"/>; they are scoped services.
/// </summary>
public interface ICompletionTrigger
{
    /// <summary>Determines whether the current tenant has done what the trigger stands for.</summary>
    /// <param name="product">The key of the product whose checklist is read.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns><see langword="true"/> if the steps with this trigger are complete.</returns>
    Task<bool> IsCompletedAsync(string product, CancellationToken ct = default);
}
