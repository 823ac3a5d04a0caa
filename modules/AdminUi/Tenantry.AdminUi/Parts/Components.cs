namespace Tenantry.AdminUi;

/// <summary>The pages above this one, as links. Goes into <c>Above</c> of a <see cref="PageHeader"/>.</summary>
public partial class Breadcrumb;

/// <summary>Steps with their state and the share that is done. The first open step is the one that stands out.</summary>
public partial class Checklist;

/// <summary>A button that asks before it acts: names the consequence, takes a reason, and posts a form. Works without JavaScript.</summary>
public partial class ConfirmAction;

/// <summary>A secret or address to copy. Without JavaScript it is text that can be selected.</summary>
public partial class CopyOnce;

/// <summary>A moment: relative with the exact one on hover, in the reader's zone where JavaScript runs and in UTC where it does not.</summary>
public partial class DateTimeView;

/// <summary>One line of a <see cref="DetailList"/>.</summary>
public partial class Detail;

/// <summary>Terms and their values. Holds <see cref="Detail"/>s.</summary>
public partial class DetailList;

/// <summary>What stands where something will be, with the next step.</summary>
public partial class EmptyState;

/// <summary>How much of a limit is used: amber from 80%, red from 100%, and over it in words.</summary>
public partial class MeterBar;

/// <summary>An amount with its currency, in tabular figures.</summary>
public partial class MoneyView;

/// <summary>The page's heading, its title in the browser, and what can be done on it. One on each page.</summary>
public partial class PageHeader;

/// <summary>A card with a heading.</summary>
public partial class Panel;

/// <summary>A plan with its price, what it includes and the button that takes it. Stands in <c>tn-prices</c>.</summary>
public partial class PriceCard;

/// <summary>How far something is and how long it will still take.</summary>
public partial class ProgressView;

/// <summary>A number with its trend. Stands in <c>tn-stats</c>.</summary>
public partial class StatCard;

/// <summary>A status as a word on its colour.</summary>
public partial class StatusBadge;

/// <summary>What happened, the newest first.</summary>
public partial class Timeline;

/// <summary>What the reader would get on a higher plan, where they wanted it.</summary>
public partial class UpgradePrompt;
