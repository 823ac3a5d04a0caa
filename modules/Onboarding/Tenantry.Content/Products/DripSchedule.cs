namespace Tenantry.Content.Products;

/// <summary>Represents the drip schedule of a product: the content folder and the interval between lessons.</summary>
internal sealed record DripSchedule(string Folder, TimeSpan Interval);
