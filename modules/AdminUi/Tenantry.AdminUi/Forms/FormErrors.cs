namespace Tenantry.AdminUi;

/// <summary>Represents a validation error of a form.</summary>
/// <param name="Field">The posted name of the field, such as <c>Input.Email</c>; empty for the whole form.</param>
/// <param name="Message">The message, a sentence that says how to fix the error.</param>
public sealed record FormError(string Field, string Message);

/// <summary>Represents the validation errors of a form. Fields inside a <c>PostForm</c> show their own error.</summary>
public sealed class FormErrors
{
    private readonly List<FormError> _all = [];

    /// <summary>Gets all errors in the order in which they were added.</summary>
    public IReadOnlyList<FormError> All => _all;

    /// <summary>Gets whether there are errors.</summary>
    public bool Any => _all.Count > 0;

    /// <summary>Adds an error of a field. If the field already has an error, the first one is kept.</summary>
    /// <param name="field">The posted name of the field, such as <c>Input.Email</c>.</param>
    /// <param name="message">The message, a sentence that says how to fix the error.</param>
    public void Add(string field, string message)
    {
        if (field.Length == 0 || For(field) is null)
        {
            _all.Add(new FormError(field, message));
        }
    }

    /// <summary>Adds an error of the whole form.</summary>
    /// <param name="message">The message, a sentence that says how to fix the error.</param>
    public void Add(string message) => Add("", message);

    /// <summary>Gets the error of a field.</summary>
    /// <param name="field">The posted name of the field, such as <c>Input.Email</c>.</param>
    /// <returns>The message, or <see langword="null"/> if the field has no error.</returns>
    public string? For(string field) => _all.Find(error => string.Equals(error.Field, field, StringComparison.OrdinalIgnoreCase))?.Message;

    internal void Clear() => _all.Clear();
}
