using System.Collections.Immutable;

namespace Tenantry.Kernel;

/// <summary>A refusal as a value: a stable code for machines and a message that says what to do next for people.</summary>
/// <param name="Kind">What sort of refusal it is.</param>
/// <param name="Code"><c>module.snake_case</c>; a promise to clients, never renamed.</param>
/// <param name="Message">A sentence for the person who meets it.</param>
public sealed record Problem(ProblemKind Kind, string Code, string Message)
{
    /// <summary>Gets the facts that travel with the refusal, such as <c>limit</c>, <c>used</c> or <c>upgradeUrl</c>.</summary>
    /// <value>Empty.</value>
    public ImmutableDictionary<string, object?> Facts { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>Gets the name of the field that is wrong, where one is.</summary>
    public string? Field { get; init; }

    /// <summary>Adds a fact.</summary>
    /// <param name="name">Its name, in camelCase.</param>
    /// <param name="value">Its value; it is written as JSON.</param>
    /// <returns>The problem with the fact.</returns>
    public Problem With(string name, object? value) => this with { Facts = Facts.SetItem(name, value) };

    /// <summary>Names the field that is wrong.</summary>
    /// <param name="field">The field as the caller spelled it.</param>
    /// <returns>The problem with the field.</returns>
    public Problem On(string field) => this with { Field = field };

    /// <summary>Says it in other words for this occasion; kind and code stay.</summary>
    /// <param name="message">The sentence.</param>
    /// <returns>The problem with that sentence.</returns>
    public Problem Saying(string message) => this with { Message = message };
}
