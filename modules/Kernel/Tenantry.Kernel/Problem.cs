using System.Collections.Immutable;

namespace Tenantry.Kernel;

/// <summary>Represents a refusal: a stable code for machines, and a message for people that says what to do next.</summary>
/// <param name="Kind">The kind of refusal, which decides the HTTP status.</param>
/// <param name="Code">The code, such as <c>module.snake_case</c>. Clients depend on it; it never changes.</param>
/// <param name="Message">The message for people.</param>
public sealed record Problem(ProblemKind Kind, string Code, string Message)
{
    /// <summary>Gets the details of the refusal, such as <c>limit</c>, <c>used</c> or <c>upgradeUrl</c>.</summary>
    /// <value>Empty.</value>
    public ImmutableDictionary<string, object?> Details { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>Gets the name of the invalid field, or <see langword="null"/> if the refusal concerns no single field.</summary>
    public string? Field { get; init; }

    /// <summary>Returns a problem with an additional detail.</summary>
    /// <param name="name">The name of the detail, in camelCase.</param>
    /// <param name="value">The value, which is written as JSON.</param>
    /// <returns>The problem.</returns>
    public Problem WithDetail(string name, object? value) => this with { Details = Details.SetItem(name, value) };

    /// <summary>Returns a problem that names the invalid field.</summary>
    /// <param name="field">The name of the field, as the caller spelled it.</param>
    /// <returns>The problem.</returns>
    public Problem WithField(string field) => this with { Field = field };

    /// <summary>Returns a problem with another message. Kind and code stay the same.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The problem.</returns>
    public Problem WithMessage(string message) => this with { Message = message };
}
