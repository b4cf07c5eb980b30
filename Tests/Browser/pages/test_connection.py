"""What happens to lines when pages, connections and the desk go and come back."""

from playwright.sync_api import expect

from support.case import CUT, PageTest


class ConnectionTests(PageTest):
    def test_a_reload_keeps_the_chat_and_its_order(self):
        widget = self.demo()
        widget.ask("Where is my order?")
        widget.ask("Can I return tea that I opened?")
        before = widget.texts()
        widget.page.reload()
        widget.open()
        expect(widget.own).to_have_count(2)
        # That a bot speaks was said a moment ago, and stands there still (D9).
        self.assertEqual(widget.texts(), before)

    def test_a_line_that_the_desk_dies_over_is_stored_and_shown_once(self):
        self.expects(CUT)
        widget = self.demo()
        widget.ask("Where is my order?")
        widget.field.fill("Can I return tea that I opened?")
        self.desk.kill()
        widget.field.press("Enter")
        expect(widget.own).to_have_count(2)
        expect(widget.banner).to_contain_text("No connection")
        expect(widget.rows.last.get_by_text("Sending …")).to_be_attached()
        self.desk.start()
        expect(widget.log).to_contain_text("as long as half of it is left")
        expect(widget.banner).to_be_hidden()
        expect(widget.own.filter(has_text="Can I return tea")).to_have_count(1)
        widget.page.reload()
        widget.open()
        expect(widget.own).to_have_text(["Where is my order?", "Can I return tea that I opened?"])

    def test_a_line_that_is_on_its_way_when_the_desk_dies_is_stored_once(self):
        self.expects(CUT)
        widget = self.demo()
        for number in range(5):
            widget.say(f"Is matcha sent chilled, question {number}?")
        self.desk.kill()
        self.desk.start()
        said = [f"Is matcha sent chilled, question {number}?" for number in range(5)]
        expect(widget.own).to_have_text(said)
        expect(widget.log.locator(".row.customer").get_by_text("Sent", exact=True)).to_have_count(5)
        widget.page.reload()
        widget.open()
        expect(widget.own).to_have_text(said)

    def test_the_older_of_two_tabs_says_so_and_goes_on_when_it_is_used(self):
        context = self.context()
        first = self.demo(context)
        first.ask("Where is my order?")
        second = self.demo(context)
        expect(second.own).to_have_count(1)
        expect(first.banner).to_contain_text("This chat goes on in another tab.")
        second.ask("Can I return tea that I opened?")
        self.screen(first.page, "widget-other-tab")
        first.host.get_by_role("button", name="Use it here").click()
        expect(first.own).to_have_text(["Where is my order?", "Can I return tea that I opened?"])
        expect(second.banner).to_contain_text("This chat goes on in another tab.")

    def test_what_is_written_offline_is_sent_when_the_network_is_back(self):
        self.expects(CUT)
        widget = self.demo()
        widget.page.context.set_offline(True)
        expect(widget.banner).to_contain_text("No connection")
        widget.say("Where is my order?")
        expect(widget.rows.last.get_by_text("Sending …")).to_be_attached()
        widget.page.context.set_offline(False)
        expect(widget.log).to_contain_text("within one working day")
        expect(widget.own).to_have_count(1)
        expect(widget.banner).to_be_hidden()

    def test_a_line_that_was_refused_can_be_tried_again_under_its_id(self):
        """A desk that cannot store is stood in for by its own words; the retry reaches the true one."""
        sent = []
        refuses = [True]

        def through(socket):
            server = socket.connect_to_server()

            def forward(line):
                sent.append(line)
                if refuses[0] and '"say"' in line:
                    name = line.split('"id":"')[1].split('"')[0]
                    socket.send(f'{{"type":"error","id":"{name}","error":{{"code":"bad_field","message":"not now"}}}}')
                else:
                    server.send(line)

            socket.on_message(forward)

        context = self.context()
        context.route_web_socket("**/ws", through)
        widget = self.demo(context)
        widget.say("Where is my order?")
        row = widget.log.locator(".row.customer")
        expect(row).to_contain_text("Not sent: not now")
        self.inspect(widget.page, "widget-failed")
        refuses[0] = False
        row.get_by_role("button", name="Try again").click()
        expect(widget.log).to_contain_text("within one working day")
        expect(widget.own).to_have_count(1)
        self.assertEqual(*[line for line in sent if '"say"' in line])

    def test_without_websockets_the_chat_goes_on_by_events_and_posts(self):
        self.expects("WebSocket connection to")
        context = self.context()
        context.route_web_socket("**/ws", lambda socket: socket.close())
        widget = self.demo(context)
        widget.ask("Where is my order?")
        expect(widget.log).to_contain_text("within one working day")

    def test_an_agent_whose_desk_dies_signs_in_again_and_finds_what_was_being_written(self):
        """A sign-in ends with the desk that it was made at."""
        self.expects(CUT)
        agent = self.agent()
        widget = self.demo()
        widget.ask("person please")
        agent.take_next()
        agent.field.fill("Half a sentence")
        self.desk.kill()
        expect(agent.page.get_by_role("banner")).to_contain_text("No connection")
        self.screen(agent.page, "desk-lost")
        self.desk.start()
        expect(agent.page.get_by_text("Your session has ended. Sign in again")).to_be_visible()
        self.screen(agent.page, "desk-session-ended")
        agent.sign_in(agent.token)
        expect(agent.field).to_have_value("Half a sentence")
        agent.field.press("Enter")
        expect(widget.log.locator(".row.human")).to_contain_text("Half a sentence")
