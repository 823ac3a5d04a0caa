namespace Tenantry.AdminUi;

/// <summary>Represents an option of a field.</summary>
/// <param name="Value">The value that the input gets.</param>
/// <param name="Text">The text that is shown.</param>
public sealed record FieldChoice(string Value, string Text)
{
    /// <summary>Gets a value indicating whether the option has a number of its own, such as a limit.</summary>
    public bool HasNumber { get; init; }
}

/// <summary>Lists the options of a field when its form is shown, such as the plans of a catalog.</summary>
public interface IFieldChoices
{
    /// <summary>Lists the options.</summary>
    /// <param name="input">The input of the form, with the values that are known so far.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The options in the order in which they are shown.</returns>
    Task<IReadOnlyList<FieldChoice>> ListAsync(object input, CancellationToken cancellationToken);
}

/// <summary>
/// Gives a field of a form options that are read when the form is shown. A string becomes a select field, a list of strings
/// (<c>IReadOnlyList&lt;string&gt;</c>) becomes check-boxes, and a dictionary of numbers (<c>IReadOnlyDictionary&lt;string, long?&gt;</c>)
/// becomes check-boxes with a number each.
/// </summary>
/// <param name="source">An <see cref="IFieldChoices"/>. Its constructor can take services.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChoicesAttribute(Type source) : Attribute
{
    /// <summary>Gets the type that lists the options.</summary>
    public Type Source => source;
}

/// <summary>
/// Takes the value of a field from the address of its form, such as <c>?tenant=…</c>, and shows it as text. Without a value in the address
/// a required field is asked for, and another one is left out.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PrefilledAttribute : Attribute;
