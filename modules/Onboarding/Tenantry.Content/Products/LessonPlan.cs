namespace Tenantry.Content.Products;

/// <summary>The folder of a product's content, and the interval between two lessons.</summary>
internal sealed record LessonPlan(string Folder, TimeSpan Every);
