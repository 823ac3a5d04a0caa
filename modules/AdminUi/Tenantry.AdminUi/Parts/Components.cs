namespace Tenantry.AdminUi;

/// <summary>Renders links to the parent pages. Use it in <c>Above</c> of a <see cref="PageHeader"/>.</summary>
public partial class Breadcrumb;

/// <summary>Renders a checklist with its progress. The first open step is highlighted.</summary>
public partial class Checklist;

/// <summary>
/// Renders a button with a confirmation dialog, which states the consequence, can ask for a reason, and posts a form. It works without
/// JavaScript.
/// </summary>
public partial class ConfirmAction;

/// <summary>Renders a secret or URL with a copy button. Without JavaScript the text can be selected.</summary>
public partial class CopyOnce;

/// <summary>Renders a date and time, relative or exact. With JavaScript it is in the time zone of the browser, otherwise in UTC.</summary>
public partial class DateTimeView;

/// <summary>Renders one row of a <see cref="DetailList"/>.</summary>
public partial class Detail;

/// <summary>Renders a list of terms and values. It contains <see cref="Detail"/> components.</summary>
public partial class DetailList;

/// <summary>Renders an empty state with the next step.</summary>
public partial class EmptyState;

/// <summary>Renders the usage of a limit: amber from 80%, red from 100%, with the amount over the limit.</summary>
public partial class MeterBar;

/// <summary>Renders an amount of money in tabular figures.</summary>
public partial class MoneyView;

/// <summary>Renders the heading of a page, its browser title and its actions. Use exactly one per page.</summary>
public partial class PageHeader;

/// <summary>Renders a card with a heading.</summary>
public partial class Panel;

/// <summary>Renders a plan with its price, features and button. Use it inside <c>tn-prices</c>.</summary>
public partial class PriceCard;

/// <summary>Renders the progress of an operation and the remaining time.</summary>
public partial class ProgressView;

/// <summary>Renders a number with its trend. Use it inside <c>tn-stats</c>.</summary>
public partial class StatCard;

/// <summary>Renders a status as colored text.</summary>
public partial class StatusBadge;

/// <summary>Renders events, newest first.</summary>
public partial class Timeline;

/// <summary>Renders an upgrade prompt in place of a feature that the current plan does not include.</summary>
public partial class UpgradePrompt;
