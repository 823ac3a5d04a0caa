namespace Tenantry.AdminUi;

/// <summary>Renders a checkbox. It posts <c>true</c> if it is checked, otherwise nothing.</summary>
public partial class CheckField;

/// <summary>Renders a date field.</summary>
public partial class DateField;

/// <summary>Renders an email field.</summary>
public partial class EmailField;

/// <summary>Renders the errors of a form with links to the fields. <see cref="PostForm"/> includes one.</summary>
public partial class ErrorSummary;

/// <summary>
/// Renders the label, error and help of a field around its control, linked for screen readers. Use it for new kinds of fields.
/// </summary>
public partial class FieldFrame;

/// <summary>
/// Renders a number field with an optional prefix and unit. It is a text input, because number inputs discard invalid text.
/// </summary>
public partial class NumberField;

/// <summary>Renders a password field. The posted value is never sent back to the browser.</summary>
public partial class PasswordField;

/// <summary>Renders a form with its antiforgery token, error summary and buttons. It posts to its own page or to an endpoint.</summary>
public partial class PostForm;

/// <summary>Renders a select field.</summary>
public partial class SelectField;

/// <summary>Renders a multi-line text field.</summary>
public partial class TextAreaField;

/// <summary>Renders a single-line text field.</summary>
public partial class TextField;
