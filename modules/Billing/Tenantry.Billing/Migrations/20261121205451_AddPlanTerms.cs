using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddPlanTerms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "terms",
                schema: "billing",
                table: "subscription",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "terms",
                schema: "billing",
                table: "plan_row",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "former_terms",
                schema: "billing",
                columns: table => new
                {
                    product = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    terms = table.Column<int>(type: "integer", nullable: false),
                    entitlements = table.Column<string>(type: "jsonb", nullable: false),
                    credits = table.Column<string>(type: "jsonb", nullable: false),
                    overages = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_former_terms", x => new { x.product, x.plan, x.terms });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "former_terms",
                schema: "billing");

            migrationBuilder.DropColumn(
                name: "terms",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "terms",
                schema: "billing",
                table: "plan_row");
        }
    }
}
