using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddReconciliation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "source",
                schema: "billing",
                table: "webhook_row",
                type: "text",
                nullable: false,
                defaultValue: "Delivery");

            migrationBuilder.CreateTable(
                name: "drift",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    differences_json = table.Column<string>(type: "jsonb", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refusal = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drift", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "event_cursor",
                schema: "billing",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    reached = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_cursor", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_run",
                schema: "billing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seen = table.Column<int>(type: "integer", nullable: false),
                    found = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliation_run", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_row_object_id",
                schema: "billing",
                table: "webhook_row",
                column: "object_id");

            migrationBuilder.CreateIndex(
                name: "ix_drift_found_at",
                schema: "billing",
                table: "drift",
                column: "found_at");

            migrationBuilder.CreateIndex(
                name: "ix_drift_kind_gateway_id",
                schema: "billing",
                table: "drift",
                columns: new[] { "kind", "gateway_id" },
                unique: true,
                filter: "resolved_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_reconciliation_run_started_at",
                schema: "billing",
                table: "reconciliation_run",
                column: "started_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "drift",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "event_cursor",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "reconciliation_run",
                schema: "billing");

            migrationBuilder.DropIndex(
                name: "ix_webhook_row_object_id",
                schema: "billing",
                table: "webhook_row");

            migrationBuilder.DropColumn(
                name: "source",
                schema: "billing",
                table: "webhook_row");
        }
    }
}
