namespace Tenantry.AdminUi;

/// <summary>A box to tick. Posts <c>true</c>, or nothing.</summary>
public partial class CheckField;

/// <summary>A day.</summary>
public partial class DateField;

/// <summary>An email address.</summary>
public partial class EmailField;

/// <summary>Everything that is wrong with a form, on top of it, with links to the fields. <see cref="PostForm"/> brings its own.</summary>
public partial class ErrorSummary;

/// <summary>Label, control, error and help of a field, tied together for screen readers. For new kinds of field.</summary>
public partial class FieldFrame;

/// <summary>A number, with what stands before or after it. A plain text input, because number inputs drop what they cannot read.</summary>
public partial class NumberField;

/// <summary>A password. Never sent back to the browser.</summary>
public partial class PasswordField;

/// <summary>A form with its token, its error summary and its buttons. Posts to its own page, or to an endpoint.</summary>
public partial class PostForm;

/// <summary>One of a few choices.</summary>
public partial class SelectField;

/// <summary>Several lines of text.</summary>
public partial class TextAreaField;

/// <summary>One line of text.</summary>
public partial class TextField;
