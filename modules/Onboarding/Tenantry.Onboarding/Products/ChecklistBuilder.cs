using System.Collections.Immutable;
using Tenantry.Onboarding.Products;

namespace Tenantry.Onboarding;

/// <summary>Builds the checklist of a product.</summary>
public sealed class ChecklistBuilder
{
    private ImmutableArray<StepDescription> _steps = [];

    internal ChecklistBuilder()
    {
    }

    /// <summary>Adds a step.</summary>
    /// <param name="key">The key of the step within the product: lower-case letters, digits and hyphens. It never changes, because progress
    /// is stored by key.</param>
    /// <param name="title">The title as a verb and a noun, such as "Confirm your email".</param>
    /// <param name="trigger">
    /// The key of the trigger that completes the step, such as <see cref="CompletionTriggers.EmailConfirmed"/> or one of the host. Without
    /// a trigger, a member completes the step.
    /// </param>
    /// <param name="text">The reason for the step, in one sentence.</param>
    /// <param name="href">The path of the page where the step is done.</param>
    /// <param name="isRequired"><see langword="true"/> if the checklist is complete only with this step; otherwise,
    /// <see langword="false"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="key"/> is not valid or is already used.</exception>
    public ChecklistBuilder Step(
        string key, string title, string? trigger = null, string? text = null, string? href = null, bool isRequired = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        if (!ChecklistKey.IsValid(key))
        {
            throw new ArgumentException(
                $"'{key}' is not a valid step key. Use 1 to 60 lower-case letters, digits and hyphens, such as 'confirm-email'.",
                nameof(key));
        }

        if (_steps.Any(step => step.Key == key))
        {
            throw new ArgumentException($"Step '{key}' is defined twice. Give each step its own key.", nameof(key));
        }

        _steps = _steps.Add(new StepDescription(key, title, trigger, text, href, isRequired));
        return this;
    }

    internal ChecklistDescription Build() => new(_steps);
}
