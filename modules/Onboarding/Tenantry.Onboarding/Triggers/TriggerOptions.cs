using Microsoft.Extensions.Options;
using Tenantry.Onboarding.Products;

namespace Tenantry.Onboarding.Triggers;

/// <summary>Contains the keys of all registered triggers.</summary>
internal sealed class TriggerOptions
{
    public SortedSet<string> Keys { get; } = new(StringComparer.Ordinal);
}

/// <summary>Prevents the start of the application if a step has a trigger that is not registered.</summary>
internal sealed class TriggerOptionsValidator(ChecklistCatalog catalog) : IValidateOptions<TriggerOptions>
{
    private const int MaxKey = 60;

    public ValidateOptionsResult Validate(string? name, TriggerOptions options)
    {
        var failures = options.Keys.Where(key => !ChecklistKey.IsValid(key))
            .Select(key => $"'{key}' is not a valid trigger key. Use 1 to {MaxKey} lower-case letters, digits and hyphens.")
            .Concat(
                from checklist in catalog.All
                from step in checklist.Steps
                where step.Trigger is { } trigger && !options.Keys.Contains(trigger)
                select $"Step '{step.Key}' of {checklist.ProductName} has the unknown completion trigger '{step.Trigger}'. "
                    + $"Add it with AddOnboarding().CompleteOn<TEvent>(…), or use one of these: {string.Join(", ", options.Keys)}.")
            .ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
