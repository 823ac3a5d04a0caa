namespace Tenantry.AdminUi;

/// <summary>What is wrong with a form.</summary>
/// <param name="Field">The name of the field as it is posted, such as <c>Input.Email</c>; empty for the form as a whole.</param>
/// <param name="Message">What to do about it, as a sentence.</param>
public sealed record FormError(string Field, string Message);

/// <summary>What is wrong with a form, field by field. Fields below a <c>PostForm</c> find their own message in it.</summary>
public sealed class FormErrors
{
    private readonly List<FormError> _all = [];

    /// <summary>Gets every error, in the order in which they were found.</summary>
    public IReadOnlyList<FormError> All => _all;

    /// <summary>Gets whether there are any.</summary>
    public bool Any => _all.Count > 0;

    /// <summary>Adds an error of one field. A field keeps its first.</summary>
    /// <param name="field">The posted name, such as <c>Input.Email</c>.</param>
    /// <param name="message">What to do about it, as a sentence.</param>
    public void Add(string field, string message)
    {
        if (field.Length == 0 || For(field) is null)
        {
            _all.Add(new FormError(field, message));
        }
    }

    /// <summary>Adds an error of the form as a whole.</summary>
    /// <param name="message">What to do about it, as a sentence.</param>
    public void Add(string message) => Add("", message);

    /// <summary>Returns the error of a field, or none.</summary>
    /// <param name="field">The posted name, such as <c>Input.Email</c>.</param>
    public string? For(string field) => _all.Find(error => string.Equals(error.Field, field, StringComparison.OrdinalIgnoreCase))?.Message;

    internal void Clear() => _all.Clear();
}
