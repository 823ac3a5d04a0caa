using System.Collections.Immutable;
using Tenantry.Onboarding.Products;

namespace Tenantry.Onboarding;

/// <summary>Describes a checklist.</summary>
public sealed class ChecklistBuilder
{
    private ImmutableArray<StepDescription> _steps = [];

    internal ChecklistBuilder()
    {
    }

    /// <summary>Adds a step.</summary>
    /// <param name="key">Its key within the product: lower-case letters, digits and hyphens; never renamed, because progress is stored under it.</param>
    /// <param name="title">What to do, as a verb and a noun: Confirm your address.</param>
    /// <param name="trigger">
    /// The key of the trigger that completes it, such as <see cref="CompletionTriggers.EmailConfirmed"/> or one of the host; without one,
    /// a member ticks it.
    /// </param>
    /// <param name="text">Why, in a sentence.</param>
    /// <param name="href">Where it is done, as a path from the root.</param>
    /// <param name="isRequired">Whether the checklist is finished only with it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The key is no key, or there is a step of that key.</exception>
    public ChecklistBuilder Step(
        string key, string title, string? trigger = null, string? text = null, string? href = null, bool isRequired = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        if (!ChecklistKey.IsValid(key))
        {
            throw new ArgumentException($"'{key}' is no key of a step. Use 1 to 60 lower-case letters, digits and hyphens, such as 'confirm-email'.", nameof(key));
        }

        if (_steps.Any(step => step.Key == key))
        {
            throw new ArgumentException($"There are two steps '{key}'. Give each its own key.", nameof(key));
        }

        _steps = _steps.Add(new StepDescription(key, title, trigger, text, href, isRequired));
        return this;
    }

    internal ChecklistDescription Build() => new(_steps);
}
