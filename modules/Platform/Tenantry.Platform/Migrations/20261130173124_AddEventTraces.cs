using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Platform.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddEventTraces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "trace_parent",
                schema: "platform",
                table: "outbox_event",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "trace_parent",
                schema: "platform",
                table: "event_delivery",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "trace_parent",
                schema: "platform",
                table: "outbox_event");

            migrationBuilder.DropColumn(
                name: "trace_parent",
                schema: "platform",
                table: "event_delivery");
        }
    }
}
