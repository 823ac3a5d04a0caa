namespace Tenantry.AdminUi;

/// <summary>What the last request had to say, once. The layouts bring it.</summary>
public partial class FlashNotices;

/// <summary>Something to know, with what to do about it.</summary>
public partial class Notice;
